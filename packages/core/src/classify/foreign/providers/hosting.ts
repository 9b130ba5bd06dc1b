import type { Provider } from '../provider.ts';

/** Platforms that run applications. */
export const hosting: readonly Provider[] = [
  {
    name: 'Fly.io',
    where: 'The Fly.io API (api.machines.dev) accepts it.',
    formats: [
      [
        'access token',
        /^(?:FlyV1 )?fm[12][ar]?_[A-Za-z0-9+/=,_-]{100,5000}$/,
        'gitleaks rule flyio-access-token',
      ],
      ['personal access token', /^fo1_[\w-]{43}$/, 'gitleaks rule flyio-access-token'],
    ],
  },
  {
    name: 'Render',
    where: 'The Render API (api.render.com) accepts it.',
    formats: [['API key', /^rnd_[A-Za-z0-9]{24,32}$/, 'betterleaks rule render-api-key']],
  },
  {
    name: 'Heroku',
    where: 'The Heroku API (api.heroku.com) accepts it.',
    formats: [['API key', /^HRKU-AA[\w-]{58}$/, 'gitleaks rule heroku-api-key-v2']],
  },
  {
    name: 'Netlify',
    where: 'The Netlify API (api.netlify.com) accepts it.',
    formats: [['personal access token', /^nfp_\w{36}$/, 'trufflehog detector netlify/v2']],
  },
  {
    name: 'Vercel',
    where: 'The Vercel API (api.vercel.com) accepts it.',
    formats: [
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
        'trufflehog detector vercel',
        'generic',
      ],
    ],
  },
  {
    name: 'Deno Deploy',
    where: 'The Deno Deploy API (api.deno.com) accepts it.',
    formats: [['access token', /^dd[pw]_[A-Za-z0-9]{36}$/, 'trufflehog detector deno']],
  },
  {
    name: 'OpenShift',
    where: 'The OpenShift cluster that issued it accepts it.',
    formats: [['user token', /^sha256~[\w-]{43}$/, 'gitleaks rule openshift-user-token']],
  },
];
