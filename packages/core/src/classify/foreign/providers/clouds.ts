import type { Provider } from '../provider.ts';

/** Clouds with machines, storage and networks. */
export const clouds: readonly Provider[] = [
  {
    name: 'Amazon Web Services',
    where:
      'Amazon Web Services (*.amazonaws.com) accepts it; access keys come in pairs and sign requests.',
    formats: [
      [
        'access key id',
        /^(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}$/,
        'gitleaks rule aws-access-token',
      ],
      [
        'Bedrock API key',
        /^ABSK[A-Za-z0-9+/]{109,269}={0,2}$/,
        'betterleaks rule aws-amazon-bedrock-api-key-long-lived',
      ],
      ['AppSync API key', /^da2-[a-z0-9]{26}$/, 'noseyparker rule np.appsync.1'],
      [
        'secret access key',
        /^(?=[^a-z]{0,39}[a-z])(?=[^A-Z]{0,39}[A-Z])(?=[^0-9]{0,39}[0-9])[A-Za-z0-9+/]{40}$/,
        'trufflehog detector aws/access_keys',
        'generic',
      ],
    ],
  },
  {
    name: 'Microsoft Entra ID',
    where: 'Microsoft’s sign-in (login.microsoftonline.com) accepts it together with a client ID.',
    formats: [
      [
        'client secret',
        /^[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}$/,
        'gitleaks rule azure-ad-client-secret',
      ],
    ],
  },
  {
    name: 'Azure DevOps',
    where: 'The Azure DevOps API (dev.azure.com) accepts it.',
    formats: [
      [
        'personal access token',
        /^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$/,
        'noseyparker rule np.azure.4',
      ],
    ],
  },
  {
    name: 'Azure Container Registry',
    where: 'The registry it was made for (*.azurecr.io) accepts it at docker login.',
    formats: [
      [
        'password',
        /^[A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9]{6}$/,
        'trufflehog detector azurecontainerregistry',
      ],
    ],
  },
  {
    name: 'Azure Storage',
    where: 'The storage account it was made for (*.core.windows.net) accepts it.',
    formats: [
      [
        'account key',
        /^[A-Za-z0-9+/]{86}==$/,
        'betterleaks rule azure-storage-account-key',
        'generic',
      ],
    ],
  },
  {
    name: 'Google',
    where:
      'Google APIs (*.googleapis.com) accept it; client IDs and client secrets are for Google’s sign-in.',
    formats: [
      ['API key', /^AIza[\w-]{35}$/, 'gitleaks rule gcp-api-key'],
      ['Gemini API key', /^AQ\.Ab8RN6[\w-]{44}$/, 'betterleaks rule gcp-gemini-api'],
      ['OAuth access token', /^ya29\.[\w-]{20,2048}$/, 'noseyparker rule np.google.4'],
      ['OAuth client secret', /^GOCSPX-[\w-]{28}$/, 'noseyparker rule np.google.2'],
      [
        'OAuth client id',
        /^[0-9]{1,20}-[a-z0-9_]{32}\.apps\.googleusercontent\.com$/,
        'noseyparker rule np.google.1',
      ],
    ],
  },
  {
    name: 'Alibaba Cloud',
    where: 'Alibaba Cloud accepts it together with its secret, which signs requests.',
    formats: [
      ['access key id', /^LTAI[A-Za-z0-9]{17,21}$/, 'betterleaks rule alibaba-access-key-id'],
    ],
  },
  {
    name: 'Yandex Cloud',
    where: 'The Yandex Cloud API (*.api.cloud.yandex.net) accepts it.',
    formats: [['API key', /^AQVN[\w-]{35,38}$/, 'gitleaks rule yandex-api-key']],
  },
  {
    name: 'Hetzner',
    where: 'The Hetzner Cloud API (api.hetzner.cloud) accepts it.',
    formats: [
      [
        'API token',
        /^(?=[^a-z]{0,63}[a-z])(?=[^A-Z]{0,63}[A-Z])(?=[^0-9]{0,63}[0-9])[A-Za-z0-9]{64}$/,
        'https://docs.ansible.com/ansible/12/collections/hetzner/hcloud/docsite/guides.html',
        'generic',
      ],
    ],
  },
  {
    name: 'Vultr',
    where: 'The Vultr API (api.vultr.com) accepts it.',
    formats: [
      [
        'API key',
        /^(?=[A-Z]{0,35}[0-9])(?=[0-9]{0,35}[A-Z])[A-Z0-9]{36}$/,
        'trufflehog detector vultrapikey',
        'generic',
      ],
    ],
  },
  {
    name: 'Civo',
    where: 'The Civo API (api.civo.com) accepts it.',
    formats: [
      [
        'API key',
        /^(?=[a-z]{0,49}[0-9])(?=[0-9a-f]{0,49}[g-z])[a-z0-9]{50}$/,
        'betterleaks rule civo-api-key',
        'generic',
      ],
    ],
  },
  {
    name: 'Scaleway',
    where: 'Scaleway (api.scaleway.com) accepts it together with its secret key.',
    formats: [
      ['access key id', /^SCW[A-Z0-9]{17}$/, 'https://github.com/scaleway/scaleway-lib/pull/1253'],
    ],
  },
  {
    name: 'Exoscale',
    where: 'Exoscale (api-*.exoscale.com) accepts it together with its secret.',
    formats: [['API key', /^EXO[A-Za-z0-9]{24,30}$/, 'betterleaks rule exoscale-api-key']],
  },
  {
    name: 'UpCloud',
    where: 'The UpCloud API (api.upcloud.com) accepts it.',
    formats: [
      [
        'API token',
        /^ucat_[0-9A-Za-z]{24,32}$/,
        'https://upcloud.com/docs/guides/getting-started-upcloud-api/',
      ],
    ],
  },
];
