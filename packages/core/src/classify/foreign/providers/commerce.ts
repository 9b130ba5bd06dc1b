import type { Provider } from '../provider.ts';

/** Payments and trade. */
export const commerce: readonly Provider[] = [
  {
    name: 'Stripe',
    where:
      'The Stripe API (api.stripe.com) accepts it; a webhook signing secret only checks signatures.',
    formats: [
      [
        'secret key',
        /^sk_(?:live|test|prod)_[A-Za-z0-9]{10,247}$/,
        'gitleaks rule stripe-access-token',
      ],
      [
        'restricted key',
        /^rk_(?:live|test|prod)_[A-Za-z0-9]{10,247}$/,
        'gitleaks rule stripe-access-token',
      ],
      [
        'publishable key',
        /^pk_(?:live|test)_[A-Za-z0-9]{10,247}$/,
        'trufflehog detector stripepaymentintent',
      ],
      [
        'webhook signing secret',
        /^whsec_[A-Za-z0-9]{32,64}$/,
        'https://docs.gitguardian.com/secrets-detection/secrets-detection-engine/detectors/specifics/stripe_webhook_secret',
      ],
    ],
  },
  {
    name: 'Paystack',
    where: 'The Paystack API (api.paystack.co) accepts it.',
    formats: [['secret key', /^sk_(?:live|test)_[A-Za-z0-9]{40}$/, 'trufflehog detector paystack']],
  },
  {
    name: 'Square',
    where: 'The Square API (connect.squareup.com) accepts it.',
    formats: [
      ['access token', /^(?:EAAA[\w-]{60}|sq0atp-[\w-]{22})$/, 'gitleaks rule square-access-token'],
      [
        'application secret',
        /^(?:sandbox-)?sq0cs[a-z]-[\w-]{40,50}$/,
        'trufflehog detector squareapp',
      ],
    ],
  },
  {
    name: 'Razorpay',
    where: 'Razorpay (api.razorpay.com) accepts it together with its secret.',
    formats: [['key id', /^rzp_(?:live|test)_[A-Za-z0-9]{14}$/, 'trufflehog detector razorpay']],
  },
  {
    name: 'Plaid',
    where: 'The Plaid API (*.plaid.com) accepts it.',
    formats: [
      [
        'access token',
        /^access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        'gitleaks rule plaid-api-token',
      ],
    ],
  },
  {
    name: 'Flutterwave',
    where: 'The Flutterwave API (api.flutterwave.com) accepts it.',
    formats: [
      ['secret key', /^FLWSECK(?:_TEST)?-[0-9a-z]{32}-X$/, 'gitleaks rule flutterwave-secret-key'],
    ],
  },
  {
    name: 'Shopify',
    where: 'The Shopify shop it was made for (*.myshopify.com) accepts it.',
    formats: [
      ['access token of an app', /^shpat_[0-9A-Fa-f]{32}$/, 'gitleaks rule shopify-access-token'],
      [
        'access token of a custom app',
        /^shpca_[0-9A-Fa-f]{32}$/,
        'gitleaks rule shopify-custom-access-token',
      ],
      [
        'access token of a private app',
        /^shppa_[0-9A-Fa-f]{32}$/,
        'gitleaks rule shopify-private-app-access-token',
      ],
      ['secret of an app', /^shpss_[0-9A-Fa-f]{32}$/, 'gitleaks rule shopify-shared-secret'],
    ],
  },
  {
    name: 'Shippo',
    where: 'The Shippo API (api.goshippo.com) accepts it.',
    formats: [
      ['API token', /^shippo_(?:live|test)_[0-9A-Fa-f]{40}$/, 'gitleaks rule shippo-api-token'],
    ],
  },
  {
    name: 'Duffel',
    where: 'The Duffel API (api.duffel.com) accepts it.',
    formats: [
      ['access token', /^duffel_(?:test|live)_[\w=-]{43}$/, 'gitleaks rule duffel-api-token'],
    ],
  },
  {
    name: 'EasyPost',
    where: 'The EasyPost API (api.easypost.com) accepts it.',
    formats: [['API key', /^EZ[AT]K[A-Za-z0-9]{54}$/, 'gitleaks rule easypost-api-token']],
  },
];
