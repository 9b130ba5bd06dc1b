import { type Provider, provider } from '../provider.ts';

/** Databases, backends, payments and trade. */
export const data: readonly Provider[] = [
  provider(
    'Supabase',
    'The Supabase API (api.supabase.com), or the project it was made for (*.supabase.co), accepts it.',
    [
      ['personal access token', /^sbp_[\w-]{40}$/, 'betterleaks: supabase-management-token'],
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
  ),
  provider(
    'PlanetScale',
    'PlanetScale (api.planetscale.com), or the database it was made for, accepts it.',
    [
      ['service token', /^pscale_tkn_[\w=.-]{32,64}$/, 'gitleaks: planetscale-api-token'],
      ['OAuth token', /^pscale_oauth_[\w=.-]{32,64}$/, 'gitleaks: planetscale-oauth-token'],
      ['database password', /^pscale_pw_[\w=.-]{32,64}$/, 'gitleaks: planetscale-password'],
    ],
  ),
  provider('Neon', 'The Neon API (console.neon.tech) accepts it.', [
    ['API key', /^napi_[A-Za-z0-9]{64}$/, 'betterleaks: neon-api-key'],
  ]),
  provider('CockroachDB Cloud', 'The CockroachDB Cloud API (cockroachlabs.cloud) accepts it.', [
    [
      'API key',
      /^CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}$/,
      'betterleaks: cockroachlabs-cloud-api-key',
    ],
  ]),
  provider('MongoDB Atlas', 'The MongoDB Atlas API (cloud.mongodb.com) accepts it.', [
    [
      'service account secret',
      /^mdb_sa_sk_[\w-]{40}$/,
      'betterleaks: mongodb-atlas-service-account-secret',
    ],
  ]),
  provider('DataStax Astra', 'The Astra API (api.astra.datastax.com) accepts it.', [
    [
      'application token',
      /^AstraCS:[A-Za-z0-9:]{20,120}$/,
      'betterleaks: datastax-astra-application-token',
    ],
  ]),
  provider('Databricks', 'The Databricks workspace that issued it accepts it.', [
    ['access token', /^dapi[0-9a-f]{32}(?:-[0-9])?$/, 'gitleaks: databricks-api-token'],
  ]),
  provider('Airtable', 'The Airtable API (api.airtable.com) accepts it.', [
    [
      'personal access token',
      /^pat[A-Za-z0-9]{14}\.[0-9a-f]{64}$/,
      'trufflehog: airtablepersonalaccesstoken',
    ],
  ]),
  provider('Contentful', 'The Contentful API (api.contentful.com) accepts it.', [
    ['personal access token', /^CFPAT-[\w-]{43}$/, 'trufflehog: contentfulpersonalaccesstoken'],
  ]),
  provider(
    'Stripe',
    'The Stripe API (api.stripe.com) accepts it; a webhook signing secret only checks signatures.',
    [
      [
        'secret key',
        /^sk_(?:live|test|prod)_[A-Za-z0-9]{10,247}$/,
        'gitleaks: stripe-access-token',
      ],
      [
        'restricted key',
        /^rk_(?:live|test|prod)_[A-Za-z0-9]{10,247}$/,
        'gitleaks: stripe-access-token',
      ],
      [
        'publishable key',
        /^pk_(?:live|test)_[A-Za-z0-9]{10,247}$/,
        'trufflehog: stripepaymentintent',
      ],
      [
        'webhook signing secret',
        /^whsec_[A-Za-z0-9]{32,64}$/,
        'https://docs.gitguardian.com/secrets-detection/secrets-detection-engine/detectors/specifics/stripe_webhook_secret',
      ],
    ],
  ),
  provider('Paystack', 'The Paystack API (api.paystack.co) accepts it.', [
    ['secret key', /^sk_(?:live|test)_[A-Za-z0-9]{40}$/, 'trufflehog: paystack'],
  ]),
  provider('Square', 'The Square API (connect.squareup.com) accepts it.', [
    ['access token', /^(?:EAAA[\w-]{60}|sq0atp-[\w-]{22})$/, 'gitleaks: square-access-token'],
    ['application secret', /^(?:sandbox-)?sq0cs[a-z]-[\w-]{40,50}$/, 'trufflehog: squareapp'],
  ]),
  provider('Razorpay', 'Razorpay (api.razorpay.com) accepts it together with its secret.', [
    ['key id', /^rzp_(?:live|test)_[A-Za-z0-9]{14}$/, 'trufflehog: razorpay'],
  ]),
  provider('Plaid', 'The Plaid API (*.plaid.com) accepts it.', [
    [
      'access token',
      /^access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
      'gitleaks: plaid-api-token',
    ],
  ]),
  provider('Flutterwave', 'The Flutterwave API (api.flutterwave.com) accepts it.', [
    ['secret key', /^FLWSECK(?:_TEST)?-[0-9a-z]{32}-X$/, 'gitleaks: flutterwave-secret-key'],
  ]),
  provider('Shopify', 'The Shopify shop it was made for (*.myshopify.com) accepts it.', [
    ['access token of an app', /^shpat_[0-9A-Fa-f]{32}$/, 'gitleaks: shopify-access-token'],
    [
      'access token of a custom app',
      /^shpca_[0-9A-Fa-f]{32}$/,
      'gitleaks: shopify-custom-access-token',
    ],
    [
      'access token of a private app',
      /^shppa_[0-9A-Fa-f]{32}$/,
      'gitleaks: shopify-private-app-access-token',
    ],
    ['secret of an app', /^shpss_[0-9A-Fa-f]{32}$/, 'gitleaks: shopify-shared-secret'],
  ]),
  provider('Shippo', 'The Shippo API (api.goshippo.com) accepts it.', [
    ['API token', /^shippo_(?:live|test)_[0-9A-Fa-f]{40}$/, 'gitleaks: shippo-api-token'],
  ]),
  provider('Duffel', 'The Duffel API (api.duffel.com) accepts it.', [
    ['access token', /^duffel_(?:test|live)_[\w=-]{43}$/, 'gitleaks: duffel-api-token'],
  ]),
  provider('EasyPost', 'The EasyPost API (api.easypost.com) accepts it.', [
    ['API key', /^EZ[AT]K[A-Za-z0-9]{54}$/, 'gitleaks: easypost-api-token'],
  ]),
];
