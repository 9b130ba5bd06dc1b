import type { Provider } from '../provider.ts';

/** E-mail, chat and text messages. */
export const messaging: readonly Provider[] = [
  {
    name: 'Twilio',
    where: 'Twilio (api.twilio.com) accepts it together with a secret.',
    formats: [
      ['API key id', /^SK[0-9a-f]{32}$/, 'gitleaks rule twilio-api-key'],
      ['account id', /^AC[0-9a-f]{32}$/, 'trufflehog detector twilio'],
    ],
  },
  {
    name: 'SendGrid',
    where: 'The SendGrid API (api.sendgrid.com) accepts it.',
    formats: [['API key', /^SG\.[\w-]{20,24}\.[\w-]{39,50}$/, 'trufflehog detector sendgrid']],
  },
  {
    name: 'Mailgun',
    where: 'The Mailgun API (api.mailgun.net) accepts it.',
    formats: [
      ['older API key', /^key-[0-9a-f]{32}$/, 'gitleaks rule mailgun-private-api-token'],
      ['API key', /^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}$/, 'gitleaks rule mailgun-signing-key'],
    ],
  },
  {
    name: 'Mailchimp',
    where: 'The Mailchimp API (*.api.mailchimp.com) accepts it.',
    formats: [['API key', /^[0-9a-f]{32}-us[0-9]{1,3}$/, 'noseyparker rule np.mailchimp.1']],
  },
  {
    name: 'Brevo',
    where: 'The Brevo API (api.brevo.com) accepts it.',
    formats: [
      [
        'API key',
        /^xkeysib-[0-9A-Fa-f]{64}-[A-Za-z0-9]{16}$/,
        'gitleaks rule sendinblue-api-token',
      ],
    ],
  },
  {
    name: 'MailerSend',
    where: 'The MailerSend API (api.mailersend.com) accepts it.',
    formats: [
      ['API token', /^mlsn\.[A-Za-z0-9]{30,100}$/, 'betterleaks rule mailersend-api-token'],
    ],
  },
  {
    name: 'Slack',
    where:
      'The Slack API (slack.com/api) accepts it; a webhook address receives messages and isn’t a token.',
    formats: [
      ['bot token', /^xoxb-[0-9]{8,14}-[0-9A-Za-z-]{18,60}$/, 'gitleaks rule slack-bot-token'],
      [
        'user token',
        /^xox[pe]-[0-9]{8,14}-[0-9]{8,14}-[0-9A-Za-z-]{18,100}$/,
        'gitleaks rule slack-user-token',
      ],
      [
        'legacy token',
        /^xox[aros]-[0-9A-Za-z-]{8,100}$/,
        'gitleaks rule slack-legacy-workspace-token',
      ],
      [
        'app-level token',
        /^xapp-[0-9]-[A-Z0-9]{1,20}-[0-9]{1,20}-[0-9a-z]{20,100}$/,
        'gitleaks rule slack-app-token',
      ],
      [
        'configuration token',
        /^xoxe(?:\.xox[bp])?-[0-9]-[A-Za-z0-9]{146,166}$/,
        'gitleaks rule slack-config-access-token',
      ],
      [
        'webhook address',
        /^https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{40,70}$/,
        'gitleaks rule slack-webhook-url',
      ],
    ],
  },
  {
    name: 'Discord',
    where:
      'The Discord API (discord.com/api) accepts it; a webhook address receives messages and isn’t a token.',
    formats: [
      [
        'bot token',
        /^[M-Z][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,38}$/,
        'kingfisher rule kingfisher.discord.2',
      ],
      [
        'webhook address',
        /^https:\/\/(?:[a-z]{1,10}\.)?discord(?:app)?\.com\/api\/webhooks\/[0-9]{17,20}\/[\w-]{60,80}$/,
        'trufflehog detector discordwebhook',
      ],
    ],
  },
  {
    name: 'Telegram',
    where: 'The API of Telegram bots (api.telegram.org) accepts it.',
    formats: [['bot token', /^[0-9]{5,16}:A[\w-]{34}$/, 'gitleaks rule telegram-bot-api-token']],
  },
];
