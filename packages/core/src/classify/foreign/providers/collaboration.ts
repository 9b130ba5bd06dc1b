import type { Provider } from '../provider.ts';

/** Work, documents, media and sign-in. */
export const collaboration: readonly Provider[] = [
  {
    name: 'Atlassian',
    where:
      'Jira, Confluence and Bitbucket accept it with an e-mail address; api.atlassian.com accepts organization keys.',
    formats: [
      ['API token', /^ATATT[A-Za-z0-9+/=_-]{60,400}$/], // trufflehog detector jiratoken/v2
      ['organization API key', /^ATCTT3[A-Za-z0-9+/=_-]{60,400}$/], // trufflehog detector atlassian/v2
    ],
  },
  {
    name: 'Linear',
    where: 'The Linear API (api.linear.app) accepts it.',
    formats: [['API key', /^lin_api_[A-Za-z0-9]{40}$/]], // gitleaks rule linear-api-key
  },
  {
    name: 'Notion',
    where: 'The Notion API (api.notion.com) accepts it.',
    formats: [
      ['integration token', /^(?:ntn_[0-9]{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})$/], // gitleaks rule notion-api-token
    ],
  },
  {
    name: 'Figma',
    where: 'The Figma API (api.figma.com) accepts it.',
    formats: [
      ['personal access token', /^fig[dp]_[\w=-]{38,54}$/], // trufflehog detector figmapersonalaccesstoken
    ],
  },
  {
    name: 'Asana',
    where: 'The Asana API (app.asana.com) accepts it.',
    formats: [
      ['personal access token', /^[0-9]{1,3}\/[0-9]{16,20}(?:\/[0-9]{16,20})?:[A-Za-z0-9]{32,64}$/], // trufflehog detector asanapersonalaccesstoken
    ],
  },
  {
    name: 'ClickUp',
    where: 'The ClickUp API (api.clickup.com) accepts it.',
    formats: [
      ['personal API token', /^pk_[0-9]{8,9}_[A-Za-z0-9]{32}$/], // betterleaks rule clickup-personal-api-token
    ],
  },
  {
    name: 'Typeform',
    where: 'The Typeform API (api.typeform.com) accepts it.',
    formats: [
      ['personal access token', /^tfp_[\w.=-]{40,59}$/], // gitleaks rule typeform-api-token
    ],
  },
  {
    name: 'Dropbox',
    where: 'The Dropbox API (api.dropboxapi.com) accepts it.',
    formats: [['access token', /^sl\.(?:u\.)?[\w=-]{130,2000}$/]], // trufflehog detector dropbox
  },
  {
    name: 'Facebook',
    where: 'The Facebook API (graph.facebook.com) accepts it.',
    formats: [
      ['access token', /^EAA[MC][A-Za-z0-9]{100,500}$/], // gitleaks rule facebook-page-access-token
    ],
  },
  {
    name: 'X (Twitter)',
    where: 'The X API (api.x.com) accepts it.',
    formats: [
      ['bearer token', /^A{22}[A-Za-z0-9%]{80,100}$/], // gitleaks rule twitter-bearer-token
    ],
  },
  {
    name: 'Mapbox',
    where: 'The Mapbox API (api.mapbox.com) accepts it.',
    formats: [
      ['access token', /^[pst]k\.eyJ[\w=+/-]{30,240}\.[\w=+/-]{20,30}$/], // noseyparker rule np.mapbox.2
    ],
  },
  {
    name: 'Cloudinary',
    where: 'The Cloudinary API (api.cloudinary.com) accepts it.',
    formats: [
      [
        'address with key and secret',
        /^(?:CLOUDINARY_URL=)?cloudinary:\/\/[0-9]{15}:[\w-]{27}@[A-Za-z0-9_-]{1,50}$/,
      ], // trufflehog detector cloudinary
    ],
  },
  {
    name: 'Okta',
    where: 'The Okta organization that issued it accepts it.',
    formats: [['API token', /^00[\w-]{40}$/, 'generic']], // gitleaks rule okta-access-token
  },
];
