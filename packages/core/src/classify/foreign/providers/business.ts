import type { Provider } from '../provider.ts';

/** What a business sells and writes to its customers with. */
export const business: readonly Provider[] = [
  // Payments and trade.
  {
    name: 'Stripe',
    where:
      'It’s for the Stripe API (api.stripe.com); a webhook signing secret only checks signatures.',
    formats: [
      ['secret key', /^sk_(?:live|test|prod)_[A-Za-z0-9]{10,247}$/], // gitleaks rule stripe-access-token
      ['restricted key', /^rk_(?:live|test|prod)_[A-Za-z0-9]{10,247}$/], // gitleaks rule stripe-access-token
      ['publishable key', /^pk_(?:live|test)_[A-Za-z0-9]{10,247}$/], // trufflehog detector stripepaymentintent
      ['webhook signing secret', /^whsec_[A-Za-z0-9]{32,64}$/], // https://docs.gitguardian.com/secrets-detection/secrets-detection-engine/detectors/specifics/stripe_webhook_secret
    ],
  },
  {
    name: 'Paystack',
    where: 'It’s for the Paystack API (api.paystack.co).',
    formats: [['secret key', /^sk_(?:live|test)_[A-Za-z0-9]{40}$/]], // trufflehog detector paystack
  },
  {
    name: 'Square',
    where: 'It’s for the Square API (connect.squareup.com).',
    formats: [
      ['access token', /^(?:EAAA[\w-]{60}|sq0atp-[\w-]{22})$/], // gitleaks rule square-access-token
      ['application secret', /^(?:sandbox-)?sq0cs[a-z]-[\w-]{40,50}$/], // trufflehog detector squareapp
    ],
  },
  {
    name: 'Razorpay',
    where: 'It’s for Razorpay (api.razorpay.com), together with its secret.',
    formats: [['key id', /^rzp_(?:live|test)_[A-Za-z0-9]{14}$/]], // trufflehog detector razorpay
  },
  {
    name: 'Plaid',
    where: 'It’s for the Plaid API (*.plaid.com).',
    formats: [
      [
        'access token',
        /^access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
      ], // gitleaks rule plaid-api-token
    ],
  },
  {
    name: 'Flutterwave',
    where: 'It’s for the Flutterwave API (api.flutterwave.com).',
    formats: [
      ['secret key', /^FLWSECK(?:_TEST)?-[0-9a-z]{32}-X$/], // gitleaks rule flutterwave-secret-key
    ],
  },
  {
    name: 'Shopify',
    where: 'It’s for the Shopify shop it was made for (*.myshopify.com).',
    formats: [
      ['access token of an app', /^shpat_[0-9A-Fa-f]{32}$/], // gitleaks rule shopify-access-token
      ['access token of a custom app', /^shpca_[0-9A-Fa-f]{32}$/], // gitleaks rule shopify-custom-access-token
      ['access token of a private app', /^shppa_[0-9A-Fa-f]{32}$/], // gitleaks rule shopify-private-app-access-token
      ['secret of an app', /^shpss_[0-9A-Fa-f]{32}$/], // gitleaks rule shopify-shared-secret
    ],
  },
  {
    name: 'Shippo',
    where: 'It’s for the Shippo API (api.goshippo.com).',
    formats: [
      ['API token', /^shippo_(?:live|test)_[0-9A-Fa-f]{40}$/], // gitleaks rule shippo-api-token
    ],
  },
  {
    name: 'Duffel',
    where: 'It’s for the Duffel API (api.duffel.com).',
    formats: [
      ['access token', /^duffel_(?:test|live)_[\w=-]{43}$/], // gitleaks rule duffel-api-token
    ],
  },
  {
    name: 'EasyPost',
    where: 'It’s for the EasyPost API (api.easypost.com).',
    formats: [['API key', /^EZ[AT]K[A-Za-z0-9]{54}$/]], // gitleaks rule easypost-api-token
  },

  // E-mail, chat and text messages.
  {
    name: 'Twilio',
    where: 'It’s for Twilio (api.twilio.com), together with a secret.',
    formats: [
      ['API key id', /^SK[0-9a-f]{32}$/], // gitleaks rule twilio-api-key
      ['account id', /^AC[0-9a-f]{32}$/], // trufflehog detector twilio
    ],
  },
  {
    name: 'SendGrid',
    where: 'It’s for the SendGrid API (api.sendgrid.com).',
    formats: [['API key', /^SG\.[\w-]{20,24}\.[\w-]{39,50}$/]], // trufflehog detector sendgrid
  },
  {
    name: 'Mailgun',
    where: 'It’s for the Mailgun API (api.mailgun.net).',
    formats: [
      ['older API key', /^key-[0-9a-f]{32}$/], // gitleaks rule mailgun-private-api-token
      ['API key', /^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}$/], // gitleaks rule mailgun-signing-key
    ],
  },
  {
    name: 'Mailchimp',
    where: 'It’s for the Mailchimp API (*.api.mailchimp.com).',
    formats: [['API key', /^[0-9a-f]{32}-us[0-9]{1,3}$/]], // noseyparker rule np.mailchimp.1
  },
  {
    name: 'Brevo',
    where: 'It’s for the Brevo API (api.brevo.com).',
    formats: [
      ['API key', /^xkeysib-[0-9A-Fa-f]{64}-[A-Za-z0-9]{16}$/], // gitleaks rule sendinblue-api-token
    ],
  },
  {
    name: 'MailerSend',
    where: 'It’s for the MailerSend API (api.mailersend.com).',
    formats: [
      ['API token', /^mlsn\.[A-Za-z0-9]{30,100}$/], // betterleaks rule mailersend-api-token
    ],
  },
  {
    name: 'Slack',
    where:
      'It’s for the Slack API (slack.com/api); a webhook address receives messages and isn’t a token.',
    formats: [
      ['bot token', /^xoxb-[0-9]{8,14}-[0-9A-Za-z-]{18,60}$/], // gitleaks rule slack-bot-token
      ['user token', /^xox[pe]-[0-9]{8,14}-[0-9]{8,14}-[0-9A-Za-z-]{18,100}$/], // gitleaks rule slack-user-token
      ['legacy token', /^xox[aros]-[0-9A-Za-z-]{8,100}$/], // gitleaks rule slack-legacy-workspace-token
      ['app-level token', /^xapp-[0-9]-[A-Z0-9]{1,20}-[0-9]{1,20}-[0-9a-z]{20,100}$/], // gitleaks rule slack-app-token
      ['configuration token', /^xoxe(?:\.xox[bp])?-[0-9]-[A-Za-z0-9]{146,166}$/], // gitleaks rule slack-config-access-token
      [
        'webhook address',
        /^https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{40,70}$/,
      ], // gitleaks rule slack-webhook-url
    ],
  },
  {
    name: 'Discord',
    where:
      'It’s for the Discord API (discord.com/api); a webhook address receives messages and isn’t a token.',
    formats: [
      ['bot token', /^[M-Z][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,38}$/], // kingfisher rule kingfisher.discord.2
      [
        'webhook address',
        /^https:\/\/(?:[a-z]{1,10}\.)?discord(?:app)?\.com\/api\/webhooks\/[0-9]{17,20}\/[\w-]{60,80}$/,
      ], // trufflehog detector discordwebhook
    ],
  },
  {
    name: 'Telegram',
    where: 'It’s for the API of Telegram bots (api.telegram.org).',
    formats: [['bot token', /^[0-9]{5,16}:A[\w-]{34}$/]], // gitleaks rule telegram-bot-api-token
  },
];
