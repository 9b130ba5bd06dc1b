import type { Provider } from '../provider.ts';

/** Databases and backends. */
export const databases: readonly Provider[] = [
  {
    name: 'Supabase',
    where:
      'The Supabase API (api.supabase.com), or the project it was made for (*.supabase.co), accepts it.',
    formats: [
      ['personal access token', /^sbp_[\w-]{40}$/, 'betterleaks rule supabase-management-token'],
      [
        'secret key',
        /^sb_secret_[\w-]{31}$/,
        'https://supabase.com/docs/guides/getting-started/api-keys',
      ],
      [
        'publishable key',
        /^sb_publishable_[\w-]{31}$/,
        'https://supabase.com/docs/guides/getting-started/api-keys',
      ],
    ],
  },
  {
    name: 'PlanetScale',
    where: 'PlanetScale (api.planetscale.com), or the database it was made for, accepts it.',
    formats: [
      ['service token', /^pscale_tkn_[\w=.-]{32,64}$/, 'gitleaks rule planetscale-api-token'],
      ['OAuth token', /^pscale_oauth_[\w=.-]{32,64}$/, 'gitleaks rule planetscale-oauth-token'],
      ['database password', /^pscale_pw_[\w=.-]{32,64}$/, 'gitleaks rule planetscale-password'],
    ],
  },
  {
    name: 'Neon',
    where: 'The Neon API (console.neon.tech) accepts it.',
    formats: [['API key', /^napi_[A-Za-z0-9]{64}$/, 'betterleaks rule neon-api-key']],
  },
  {
    name: 'CockroachDB Cloud',
    where: 'The CockroachDB Cloud API (cockroachlabs.cloud) accepts it.',
    formats: [
      [
        'API key',
        /^CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}$/,
        'betterleaks rule cockroachlabs-cloud-api-key',
      ],
    ],
  },
  {
    name: 'MongoDB Atlas',
    where: 'The MongoDB Atlas API (cloud.mongodb.com) accepts it.',
    formats: [
      [
        'service account secret',
        /^mdb_sa_sk_[\w-]{40}$/,
        'betterleaks rule mongodb-atlas-service-account-secret',
      ],
    ],
  },
  {
    name: 'DataStax Astra',
    where: 'The Astra API (api.astra.datastax.com) accepts it.',
    formats: [
      [
        'application token',
        /^AstraCS:[A-Za-z0-9:]{20,120}$/,
        'betterleaks rule datastax-astra-application-token',
      ],
    ],
  },
  {
    name: 'Databricks',
    where: 'The Databricks workspace that issued it accepts it.',
    formats: [
      ['access token', /^dapi[0-9a-f]{32}(?:-[0-9])?$/, 'gitleaks rule databricks-api-token'],
    ],
  },
  {
    name: 'Airtable',
    where: 'The Airtable API (api.airtable.com) accepts it.',
    formats: [
      [
        'personal access token',
        /^pat[A-Za-z0-9]{14}\.[0-9a-f]{64}$/,
        'trufflehog detector airtablepersonalaccesstoken',
      ],
    ],
  },
  {
    name: 'Contentful',
    where: 'The Contentful API (api.contentful.com) accepts it.',
    formats: [
      [
        'personal access token',
        /^CFPAT-[\w-]{43}$/,
        'trufflehog detector contentfulpersonalaccesstoken',
      ],
    ],
  },
];
