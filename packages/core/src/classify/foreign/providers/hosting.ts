import { type Provider, provider } from '../provider.ts';

/** Platforms for applications, domains and networks. */
export const hosting: readonly Provider[] = [
  provider('Fly.io', 'The Fly.io API (api.machines.dev) accepts it.', [
    [
      'access token',
      /^(?:FlyV1 )?fm[12][ar]?_[A-Za-z0-9+/=,_-]{100,5000}$/,
      'gitleaks: flyio-access-token',
    ],
    ['personal access token', /^fo1_[\w-]{43}$/, 'gitleaks: flyio-access-token'],
  ]),
  provider('Render', 'The Render API (api.render.com) accepts it.', [
    ['API key', /^rnd_[A-Za-z0-9]{24,32}$/, 'betterleaks: render-api-key'],
  ]),
  provider('Heroku', 'The Heroku API (api.heroku.com) accepts it.', [
    ['API key', /^HRKU-AA[\w-]{58}$/, 'gitleaks: heroku-api-key-v2'],
  ]),
  provider('Netlify', 'The Netlify API (api.netlify.com) accepts it.', [
    ['personal access token', /^nfp_\w{36}$/, 'trufflehog: netlify/v2'],
  ]),
  provider('Vercel', 'The Vercel API (api.vercel.com) accepts it.', [
    [
      'personal access token',
      /^vcp_[\w-]{56}$/,
      'https://vercel.com/changelog/new-token-formats-and-secret-scanning',
    ],
    [
      'integration token',
      /^vci_[\w-]{56}$/,
      'https://vercel.com/changelog/new-token-formats-and-secret-scanning',
    ],
    [
      'access token of an app',
      /^vca_[\w-]{56}$/,
      'https://vercel.com/changelog/new-token-formats-and-secret-scanning',
    ],
    [
      'refresh token of an app',
      /^vcr_[\w-]{56}$/,
      'https://vercel.com/changelog/new-token-formats-and-secret-scanning',
    ],
    [
      'AI Gateway key',
      /^vck_[\w-]{56}$/,
      'https://vercel.com/changelog/new-token-formats-and-secret-scanning',
    ],
    [
      'older access token',
      /^(?=[^a-z]{0,23}[a-z])(?=[^A-Z]{0,23}[A-Z])(?=[^0-9]{0,23}[0-9])[A-Za-z0-9]{24}$/,
      'trufflehog: vercel',
      'generic',
    ],
  ]),
  provider('Deno Deploy', 'The Deno Deploy API (api.deno.com) accepts it.', [
    ['access token', /^dd[pw]_[A-Za-z0-9]{36}$/, 'trufflehog: deno'],
  ]),
  provider('OpenShift', 'The OpenShift cluster that issued it accepts it.', [
    ['user token', /^sha256~[\w-]{43}$/, 'gitleaks: openshift-user-token'],
  ]),
  provider('Cloudflare', 'The Cloudflare API (api.cloudflare.com) accepts it.', [
    [
      'user API token',
      /^cfut_[A-Za-z0-9]{40}[0-9a-f]{8}$/,
      'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    ],
    [
      'account API token',
      /^cfat_[A-Za-z0-9]{40}[0-9a-f]{8}$/,
      'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    ],
    [
      'global API key',
      /^cfk_[A-Za-z0-9]{40}[0-9a-f]{8}$/,
      'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    ],
    ['origin CA key', /^v1\.0-[0-9a-f]{24}-[0-9a-f]{146}$/, 'gitleaks: cloudflare-origin-ca-key'],
    [
      'older API token',
      /^(?=[^a-z]{0,39}[a-z])(?=[^A-Z]{0,39}[A-Z])(?=[^0-9]{0,39}[0-9])[\w-]{40}$/,
      'gitleaks: cloudflare-api-key',
      'generic',
    ],
    ['older global API key', /^[0-9a-f]{37}$/, 'gitleaks: cloudflare-global-api-key', 'generic'],
  ]),
  provider('Porkbun', 'The Porkbun API (api.porkbun.com) accepts it.', [
    ['API key', /^pk1_[0-9a-z]{64}$/, 'https://porkbun.com/llms/guides/getting-started'],
    ['secret API key', /^sk1_[0-9a-z]{64}$/, 'https://porkbun.com/llms/guides/getting-started'],
  ]),
  provider('DNSPod', 'The DNSPod API (dnsapi.cn) accepts it.', [
    [
      'API token with its id',
      /^[0-9]{3,8},[0-9a-f]{32}$/,
      'https://docs.dnspod.cn/account/dnspod-token/',
    ],
  ]),
  provider(
    'do.de (Domain Offensive)',
    'The DNS of do.de accepts it, another company, whose variable DO_LETOKEN is easily confused.',
    [
      [
        "Let's Encrypt token",
        /^(?!eyJ)(?=[^a-z]{0,19}[a-z])(?=[^A-Z]{0,19}[A-Z])(?=[^0-9]{0,19}[0-9])[A-Za-z0-9]{20}$/,
        'https://github.com/acmesh-official/acme.sh (dnsapi/dns_doapi.sh)',
        'generic',
      ],
    ],
  ),
  provider('Tailscale', 'Tailscale (api.tailscale.com) accepts it.', [
    ['key', /^tskey-[a-z]{2,10}-[0-9A-Za-z_]{8,40}-[0-9A-Za-z_]{10,80}$/, 'trufflehog: tailscale'],
  ]),
  provider('ngrok', 'The ngrok agent and API accept it.', [
    ['authtoken', /^2[A-Za-z0-9]{26}_[0-9][A-Za-z0-9]{20}$/, 'trufflehog: ngrok'],
  ]),
];
