import type { Provider } from '../provider.ts';

/** Domains, networks and content delivery. */
export const networks: readonly Provider[] = [
  {
    name: 'Cloudflare',
    where: 'The Cloudflare API (api.cloudflare.com) accepts it.',
    formats: [
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
      [
        'origin CA key',
        /^v1\.0-[0-9a-f]{24}-[0-9a-f]{146}$/,
        'gitleaks rule cloudflare-origin-ca-key',
      ],
      [
        'older API token',
        /^(?=[^a-z]{0,39}[a-z])(?=[^A-Z]{0,39}[A-Z])(?=[^0-9]{0,39}[0-9])[\w-]{40}$/,
        'gitleaks rule cloudflare-api-key',
        'generic',
      ],
      [
        'older global API key',
        /^[0-9a-f]{37}$/,
        'gitleaks rule cloudflare-global-api-key',
        'generic',
      ],
    ],
  },
  {
    name: 'Porkbun',
    where: 'The Porkbun API (api.porkbun.com) accepts it.',
    formats: [
      ['API key', /^pk1_[0-9a-z]{64}$/, 'https://porkbun.com/llms/guides/getting-started'],
      ['secret API key', /^sk1_[0-9a-z]{64}$/, 'https://porkbun.com/llms/guides/getting-started'],
    ],
  },
  {
    name: 'DNSPod',
    where: 'The DNSPod API (dnsapi.cn) accepts it.',
    formats: [
      [
        'API token with its id',
        /^[0-9]{3,8},[0-9a-f]{32}$/,
        'https://docs.dnspod.cn/account/dnspod-token/',
      ],
    ],
  },
  {
    name: 'do.de (Domain Offensive)',
    where:
      'The DNS of do.de accepts it, another company, whose variable DO_LETOKEN is easily confused.',
    formats: [
      [
        "Let's Encrypt token",
        /^(?!eyJ)(?=[^a-z]{0,19}[a-z])(?=[^A-Z]{0,19}[A-Z])(?=[^0-9]{0,19}[0-9])[A-Za-z0-9]{20}$/,
        'https://github.com/acmesh-official/acme.sh (dnsapi/dns_doapi.sh)',
        'generic',
      ],
    ],
  },
  {
    name: 'Tailscale',
    where: 'Tailscale (api.tailscale.com) accepts it.',
    formats: [
      [
        'key',
        /^tskey-[a-z]{2,10}-[0-9A-Za-z_]{8,40}-[0-9A-Za-z_]{10,80}$/,
        'trufflehog detector tailscale',
      ],
    ],
  },
  {
    name: 'ngrok',
    where: 'The ngrok agent and API accept it.',
    formats: [
      ['authtoken', /^2[A-Za-z0-9]{26}_[0-9][A-Za-z0-9]{20}$/, 'trufflehog detector ngrok'],
    ],
  },
];
