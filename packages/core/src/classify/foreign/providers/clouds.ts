import type { Provider } from '../provider.ts';

/** Where software and its data run. */
export const clouds: readonly Provider[] = [
  // Machines, storage and networks.
  {
    name: 'Amazon Web Services',
    where:
      'It’s for Amazon Web Services (*.amazonaws.com); access keys come in pairs and sign requests.',
    formats: [
      ['access key id', /^(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}$/], // gitleaks rule aws-access-token
      ['Bedrock API key', /^ABSK[A-Za-z0-9+/]{109,269}={0,2}$/], // betterleaks rule aws-amazon-bedrock-api-key-long-lived
      ['AppSync API key', /^da2-[a-z0-9]{26}$/], // noseyparker rule np.appsync.1
      [
        'secret access key',
        /^(?=[^a-z]{0,39}[a-z])(?=[^A-Z]{0,39}[A-Z])(?=[^0-9]{0,39}[0-9])[A-Za-z0-9+/]{40}$/,
        'generic',
      ], // trufflehog detector aws/access_keys
    ],
  },
  {
    name: 'Microsoft Entra ID',
    where: 'It’s for Microsoft’s sign-in (login.microsoftonline.com), together with a client ID.',
    formats: [
      ['client secret', /^[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}$/], // gitleaks rule azure-ad-client-secret
    ],
  },
  {
    name: 'Azure DevOps',
    where: 'It’s for the Azure DevOps API (dev.azure.com).',
    formats: [
      ['personal access token', /^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$/], // noseyparker rule np.azure.4
    ],
  },
  {
    name: 'Azure Container Registry',
    where: 'It’s for docker login at the registry it was made for (*.azurecr.io).',
    formats: [
      ['password', /^[A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9]{6}$/], // trufflehog detector azurecontainerregistry
    ],
  },
  {
    name: 'Azure Storage',
    where: 'It’s for the storage account it was made for (*.core.windows.net).',
    formats: [
      ['account key', /^[A-Za-z0-9+/]{86}==$/, 'generic'], // betterleaks rule azure-storage-account-key
    ],
  },
  {
    name: 'Google',
    where:
      'It’s for Google APIs (*.googleapis.com); client IDs and client secrets are for Google’s sign-in.',
    formats: [
      ['API key', /^AIza[\w-]{35}$/], // gitleaks rule gcp-api-key
      ['Gemini API key', /^AQ\.Ab8RN6[\w-]{44}$/], // betterleaks rule gcp-gemini-api
      ['OAuth access token', /^ya29\.[\w-]{20,2048}$/], // noseyparker rule np.google.4
      ['OAuth client secret', /^GOCSPX-[\w-]{28}$/], // noseyparker rule np.google.2
      ['OAuth client id', /^[0-9]{1,20}-[a-z0-9_]{32}\.apps\.googleusercontent\.com$/], // noseyparker rule np.google.1
    ],
  },
  {
    name: 'Alibaba Cloud',
    where: 'It’s for Alibaba Cloud, together with its secret, which signs requests.',
    formats: [
      ['access key id', /^LTAI[A-Za-z0-9]{17,21}$/], // betterleaks rule alibaba-access-key-id
    ],
  },
  {
    name: 'Yandex Cloud',
    where: 'It’s for the Yandex Cloud API (*.api.cloud.yandex.net).',
    formats: [['API key', /^AQVN[\w-]{35,38}$/]], // gitleaks rule yandex-api-key
  },
  {
    name: 'Hetzner',
    where: 'It’s for the Hetzner Cloud API (api.hetzner.cloud).',
    formats: [
      [
        'API token',
        /^(?=[^a-z]{0,63}[a-z])(?=[^A-Z]{0,63}[A-Z])(?=[^0-9]{0,63}[0-9])[A-Za-z0-9]{64}$/,
        'generic',
      ], // https://docs.ansible.com/ansible/12/collections/hetzner/hcloud/docsite/guides.html
    ],
  },
  {
    name: 'Vultr',
    where: 'It’s for the Vultr API (api.vultr.com).',
    formats: [
      ['API key', /^(?=[A-Z]{0,35}[0-9])(?=[0-9]{0,35}[A-Z])[A-Z0-9]{36}$/, 'generic'], // trufflehog detector vultrapikey
    ],
  },
  {
    name: 'Civo',
    where: 'It’s for the Civo API (api.civo.com).',
    formats: [
      ['API key', /^(?=[a-z]{0,49}[0-9])(?=[0-9a-f]{0,49}[g-z])[a-z0-9]{50}$/, 'generic'], // betterleaks rule civo-api-key
    ],
  },
  {
    name: 'Scaleway',
    where: 'It’s for Scaleway (api.scaleway.com), together with its secret key.',
    formats: [
      ['access key id', /^SCW[A-Z0-9]{17}$/], // https://github.com/scaleway/scaleway-lib/pull/1253
    ],
  },
  {
    name: 'Exoscale',
    where: 'It’s for Exoscale (api-*.exoscale.com), together with its secret.',
    formats: [['API key', /^EXO[A-Za-z0-9]{24,30}$/]], // betterleaks rule exoscale-api-key
  },
  {
    name: 'UpCloud',
    where: 'It’s for the UpCloud API (api.upcloud.com).',
    formats: [
      ['API token', /^ucat_[0-9A-Za-z]{24,32}$/], // https://upcloud.com/docs/guides/getting-started-upcloud-api/
    ],
  },

  // Platforms that run applications.
  {
    name: 'Fly.io',
    where: 'It’s for the Fly.io API (api.machines.dev).',
    formats: [
      ['access token', /^(?:FlyV1 )?fm[12][ar]?_[A-Za-z0-9+/=,_-]{100,5000}$/], // gitleaks rule flyio-access-token
      ['personal access token', /^fo1_[\w-]{43}$/], // gitleaks rule flyio-access-token
    ],
  },
  {
    name: 'Render',
    where: 'It’s for the Render API (api.render.com).',
    formats: [['API key', /^rnd_[A-Za-z0-9]{24,32}$/]], // betterleaks rule render-api-key
  },
  {
    name: 'Heroku',
    where: 'It’s for the Heroku API (api.heroku.com).',
    formats: [['API key', /^HRKU-AA[\w-]{58}$/]], // gitleaks rule heroku-api-key-v2
  },
  {
    name: 'Netlify',
    where: 'It’s for the Netlify API (api.netlify.com).',
    formats: [['personal access token', /^nfp_\w{36}$/]], // trufflehog detector netlify/v2
  },
  {
    name: 'Vercel',
    where: 'It’s for the Vercel API (api.vercel.com).',
    formats: [
      ['personal access token', /^vcp_[\w-]{56}$/], // https://vercel.com/changelog/new-token-formats-and-secret-scanning
      ['integration token', /^vci_[\w-]{56}$/], // https://vercel.com/changelog/new-token-formats-and-secret-scanning
      ['access token of an app', /^vca_[\w-]{56}$/], // https://vercel.com/changelog/new-token-formats-and-secret-scanning
      ['refresh token of an app', /^vcr_[\w-]{56}$/], // https://vercel.com/changelog/new-token-formats-and-secret-scanning
      ['AI Gateway key', /^vck_[\w-]{56}$/], // https://vercel.com/changelog/new-token-formats-and-secret-scanning
      [
        'older access token',
        /^(?=[^a-z]{0,23}[a-z])(?=[^A-Z]{0,23}[A-Z])(?=[^0-9]{0,23}[0-9])[A-Za-z0-9]{24}$/,
        'generic',
      ], // trufflehog detector vercel
    ],
  },
  {
    name: 'Deno Deploy',
    where: 'It’s for the Deno Deploy API (api.deno.com).',
    formats: [['access token', /^dd[pw]_[A-Za-z0-9]{36}$/]], // trufflehog detector deno
  },
  {
    name: 'OpenShift',
    where: 'It’s for the OpenShift cluster that issued it.',
    formats: [['user token', /^sha256~[\w-]{43}$/]], // gitleaks rule openshift-user-token
  },

  // Domains, networks and content delivery.
  {
    name: 'Cloudflare',
    where: 'It’s for the Cloudflare API (api.cloudflare.com).',
    formats: [
      ['user API token', /^cfut_[A-Za-z0-9]{40}[0-9a-f]{8}$/], // https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/
      ['account API token', /^cfat_[A-Za-z0-9]{40}[0-9a-f]{8}$/], // https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/
      ['global API key', /^cfk_[A-Za-z0-9]{40}[0-9a-f]{8}$/], // https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/
      ['origin CA key', /^v1\.0-[0-9a-f]{24}-[0-9a-f]{146}$/], // gitleaks rule cloudflare-origin-ca-key
      [
        'older API token',
        /^(?=[^a-z]{0,39}[a-z])(?=[^A-Z]{0,39}[A-Z])(?=[^0-9]{0,39}[0-9])[\w-]{40}$/,
        'generic',
      ], // gitleaks rule cloudflare-api-key
      ['older global API key', /^[0-9a-f]{37}$/, 'generic'], // gitleaks rule cloudflare-global-api-key
    ],
  },
  {
    name: 'Porkbun',
    where: 'It’s for the Porkbun API (api.porkbun.com).',
    formats: [
      ['API key', /^pk1_[0-9a-z]{64}$/], // https://porkbun.com/llms/guides/getting-started
      ['secret API key', /^sk1_[0-9a-z]{64}$/], // https://porkbun.com/llms/guides/getting-started
    ],
  },
  {
    name: 'DNSPod',
    where: 'It’s for the DNSPod API (dnsapi.cn).',
    formats: [
      ['API token with its id', /^[0-9]{3,8},[0-9a-f]{32}$/], // https://docs.dnspod.cn/account/dnspod-token/
    ],
  },
  {
    name: 'do.de (Domain Offensive)',
    where:
      'It’s for the DNS of do.de, another company, whose variable DO_LETOKEN is easily confused.',
    formats: [
      [
        "Let's Encrypt token",
        /^(?!eyJ)(?=[^a-z]{0,19}[a-z])(?=[^A-Z]{0,19}[A-Z])(?=[^0-9]{0,19}[0-9])[A-Za-z0-9]{20}$/,
        'generic',
      ], // https://github.com/acmesh-official/acme.sh (dnsapi/dns_doapi.sh)
    ],
  },
  {
    name: 'Tailscale',
    where: 'It’s for Tailscale (api.tailscale.com).',
    formats: [
      ['key', /^tskey-[a-z]{2,10}-[0-9A-Za-z_]{8,40}-[0-9A-Za-z_]{10,80}$/], // trufflehog detector tailscale
    ],
  },
  {
    name: 'ngrok',
    where: 'It’s for the ngrok agent and API.',
    formats: [
      ['authtoken', /^2[A-Za-z0-9]{26}_[0-9][A-Za-z0-9]{20}$/], // trufflehog detector ngrok
    ],
  },

  // Databases and backends.
  {
    name: 'Supabase',
    where:
      'It’s for the Supabase API (api.supabase.com), or the project it was made for (*.supabase.co).',
    formats: [
      ['personal access token', /^sbp_[\w-]{40}$/], // betterleaks rule supabase-management-token
      ['secret key', /^sb_secret_[\w-]{31}$/], // https://supabase.com/docs/guides/getting-started/api-keys
      ['publishable key', /^sb_publishable_[\w-]{31}$/], // https://supabase.com/docs/guides/getting-started/api-keys
    ],
  },
  {
    name: 'PlanetScale',
    where: 'It’s for PlanetScale (api.planetscale.com), or the database it was made for,.',
    formats: [
      ['service token', /^pscale_tkn_[\w=.-]{32,64}$/], // gitleaks rule planetscale-api-token
      ['OAuth token', /^pscale_oauth_[\w=.-]{32,64}$/], // gitleaks rule planetscale-oauth-token
      ['database password', /^pscale_pw_[\w=.-]{32,64}$/], // gitleaks rule planetscale-password
    ],
  },
  {
    name: 'Neon',
    where: 'It’s for the Neon API (console.neon.tech).',
    formats: [['API key', /^napi_[A-Za-z0-9]{64}$/]], // betterleaks rule neon-api-key
  },
  {
    name: 'CockroachDB Cloud',
    where: 'It’s for the CockroachDB Cloud API (cockroachlabs.cloud).',
    formats: [
      ['API key', /^CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}$/], // betterleaks rule cockroachlabs-cloud-api-key
    ],
  },
  {
    name: 'MongoDB Atlas',
    where: 'It’s for the MongoDB Atlas API (cloud.mongodb.com).',
    formats: [
      ['service account secret', /^mdb_sa_sk_[\w-]{40}$/], // betterleaks rule mongodb-atlas-service-account-secret
    ],
  },
  {
    name: 'DataStax Astra',
    where: 'It’s for the Astra API (api.astra.datastax.com).',
    formats: [
      ['application token', /^AstraCS:[A-Za-z0-9:]{20,120}$/], // betterleaks rule datastax-astra-application-token
    ],
  },
  {
    name: 'Databricks',
    where: 'It’s for the Databricks workspace that issued it.',
    formats: [
      ['access token', /^dapi[0-9a-f]{32}(?:-[0-9])?$/], // gitleaks rule databricks-api-token
    ],
  },
  {
    name: 'Airtable',
    where: 'It’s for the Airtable API (api.airtable.com).',
    formats: [
      ['personal access token', /^pat[A-Za-z0-9]{14}\.[0-9a-f]{64}$/], // trufflehog detector airtablepersonalaccesstoken
    ],
  },
  {
    name: 'Contentful',
    where: 'It’s for the Contentful API (api.contentful.com).',
    formats: [
      ['personal access token', /^CFPAT-[\w-]{43}$/], // trufflehog detector contentfulpersonalaccesstoken
    ],
  },
];
