import { type Provider, provider } from '../provider.ts';

/** Messages, documents, media and work of people. */
export const people: readonly Provider[] = [
  provider('Twilio', 'Twilio (api.twilio.com) accepts it together with a secret.', [
    ['API key id', /^SK[0-9a-f]{32}$/, 'gitleaks: twilio-api-key'],
    ['account id', /^AC[0-9a-f]{32}$/, 'trufflehog: twilio'],
  ]),
  provider('SendGrid', 'The SendGrid API (api.sendgrid.com) accepts it.', [
    ['API key', /^SG\.[\w-]{20,24}\.[\w-]{39,50}$/, 'trufflehog: sendgrid'],
  ]),
  provider('Mailgun', 'The Mailgun API (api.mailgun.net) accepts it.', [
    ['older API key', /^key-[0-9a-f]{32}$/, 'gitleaks: mailgun-private-api-token'],
    ['API key', /^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}$/, 'gitleaks: mailgun-signing-key'],
  ]),
  provider('Mailchimp', 'The Mailchimp API (*.api.mailchimp.com) accepts it.', [
    ['API key', /^[0-9a-f]{32}-us[0-9]{1,3}$/, 'noseyparker: np.mailchimp.1'],
  ]),
  provider('Brevo', 'The Brevo API (api.brevo.com) accepts it.', [
    ['API key', /^xkeysib-[0-9A-Fa-f]{64}-[A-Za-z0-9]{16}$/, 'gitleaks: sendinblue-api-token'],
  ]),
  provider('MailerSend', 'The MailerSend API (api.mailersend.com) accepts it.', [
    ['API token', /^mlsn\.[A-Za-z0-9]{30,100}$/, 'betterleaks: mailersend-api-token'],
  ]),
  provider(
    'Slack',
    'The Slack API (slack.com/api) accepts it; a webhook address receives messages and isn’t a token.',
    [
      ['bot token', /^xoxb-[0-9]{8,14}-[0-9A-Za-z-]{18,60}$/, 'gitleaks: slack-bot-token'],
      [
        'user token',
        /^xox[pe]-[0-9]{8,14}-[0-9]{8,14}-[0-9A-Za-z-]{18,100}$/,
        'gitleaks: slack-user-token',
      ],
      ['legacy token', /^xox[aros]-[0-9A-Za-z-]{8,100}$/, 'gitleaks: slack-legacy-workspace-token'],
      [
        'app-level token',
        /^xapp-[0-9]-[A-Z0-9]{1,20}-[0-9]{1,20}-[0-9a-z]{20,100}$/,
        'gitleaks: slack-app-token',
      ],
      [
        'configuration token',
        /^xoxe(?:\.xox[bp])?-[0-9]-[A-Za-z0-9]{146,166}$/,
        'gitleaks: slack-config-access-token',
      ],
      [
        'webhook address',
        /^https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{40,70}$/,
        'gitleaks: slack-webhook-url',
      ],
    ],
  ),
  provider(
    'Discord',
    'The Discord API (discord.com/api) accepts it; a webhook address receives messages and isn’t a token.',
    [
      [
        'bot token',
        /^[M-Z][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,38}$/,
        'kingfisher: kingfisher.discord.2',
      ],
      [
        'webhook address',
        /^https:\/\/(?:[a-z]{1,10}\.)?discord(?:app)?\.com\/api\/webhooks\/[0-9]{17,20}\/[\w-]{60,80}$/,
        'trufflehog: discordwebhook',
      ],
    ],
  ),
  provider('Telegram', 'The API of Telegram bots (api.telegram.org) accepts it.', [
    ['bot token', /^[0-9]{5,16}:A[\w-]{34}$/, 'gitleaks: telegram-bot-api-token'],
  ]),
  provider(
    'Atlassian',
    'Jira, Confluence and Bitbucket accept it with an e-mail address; api.atlassian.com accepts organization keys.',
    [
      ['API token', /^ATATT[A-Za-z0-9+/=_-]{60,400}$/, 'trufflehog: jiratoken/v2'],
      ['organization API key', /^ATCTT3[A-Za-z0-9+/=_-]{60,400}$/, 'trufflehog: atlassian/v2'],
    ],
  ),
  provider('Linear', 'The Linear API (api.linear.app) accepts it.', [
    ['API key', /^lin_api_[A-Za-z0-9]{40}$/, 'gitleaks: linear-api-key'],
  ]),
  provider('Notion', 'The Notion API (api.notion.com) accepts it.', [
    [
      'integration token',
      /^(?:ntn_[0-9]{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})$/,
      'gitleaks: notion-api-token',
    ],
  ]),
  provider('Figma', 'The Figma API (api.figma.com) accepts it.', [
    ['personal access token', /^fig[dp]_[\w=-]{38,54}$/, 'trufflehog: figmapersonalaccesstoken'],
  ]),
  provider('Asana', 'The Asana API (app.asana.com) accepts it.', [
    [
      'personal access token',
      /^[0-9]{1,3}\/[0-9]{16,20}(?:\/[0-9]{16,20})?:[A-Za-z0-9]{32,64}$/,
      'trufflehog: asanapersonalaccesstoken',
    ],
  ]),
  provider('ClickUp', 'The ClickUp API (api.clickup.com) accepts it.', [
    [
      'personal API token',
      /^pk_[0-9]{8,9}_[A-Za-z0-9]{32}$/,
      'betterleaks: clickup-personal-api-token',
    ],
  ]),
  provider('Typeform', 'The Typeform API (api.typeform.com) accepts it.', [
    ['personal access token', /^tfp_[\w.=-]{40,59}$/, 'gitleaks: typeform-api-token'],
  ]),
  provider('Dropbox', 'The Dropbox API (api.dropboxapi.com) accepts it.', [
    ['access token', /^sl\.(?:u\.)?[\w=-]{130,2000}$/, 'trufflehog: dropbox'],
  ]),
  provider('Facebook', 'The Facebook API (graph.facebook.com) accepts it.', [
    ['access token', /^EAA[MC][A-Za-z0-9]{100,500}$/, 'gitleaks: facebook-page-access-token'],
  ]),
  provider('X (Twitter)', 'The X API (api.x.com) accepts it.', [
    ['bearer token', /^A{22}[A-Za-z0-9%]{80,100}$/, 'gitleaks: twitter-bearer-token'],
  ]),
  provider('Mapbox', 'The Mapbox API (api.mapbox.com) accepts it.', [
    ['access token', /^[pst]k\.eyJ[\w=+/-]{30,240}\.[\w=+/-]{20,30}$/, 'noseyparker: np.mapbox.2'],
  ]),
  provider('Cloudinary', 'The Cloudinary API (api.cloudinary.com) accepts it.', [
    [
      'address with key and secret',
      /^(?:CLOUDINARY_URL=)?cloudinary:\/\/[0-9]{15}:[\w-]{27}@[A-Za-z0-9_-]{1,50}$/,
      'trufflehog: cloudinary',
    ],
  ]),
  provider('Okta', 'The Okta organization that issued it accepts it.', [
    ['API token', /^00[\w-]{40}$/, 'gitleaks: okta-access-token', 'generic'],
  ]),
];
