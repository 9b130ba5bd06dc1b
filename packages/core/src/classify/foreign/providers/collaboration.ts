import type { Provider } from '../provider.ts';

/** Work, documents, media and sign-in. */
export const collaboration: readonly Provider[] = [
  {
    name: 'Atlassian',
    where:
      'It’s for Jira, Confluence and Bitbucket, with an e-mail address; organization keys are for api.atlassian.com.',
    formats: [
      ['API token', /^ATATT[A-Za-z0-9+/=_-]{60,400}$/], // trufflehog detector jiratoken/v2
      ['organization API key', /^ATCTT3[A-Za-z0-9+/=_-]{60,400}$/], // trufflehog detector atlassian/v2
    ],
  },
  {
    name: 'Linear',
    where: 'It’s for the Linear API (api.linear.app).',
    formats: [['API key', /^lin_api_[A-Za-z0-9]{40}$/]], // gitleaks rule linear-api-key
  },
  {
    name: 'Notion',
    where: 'It’s for the Notion API (api.notion.com).',
    formats: [
      ['integration token', /^(?:ntn_[0-9]{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})$/], // gitleaks rule notion-api-token
    ],
  },
  {
    name: 'Figma',
    where: 'It’s for the Figma API (api.figma.com).',
    formats: [
      ['personal access token', /^fig[dp]_[\w=-]{38,54}$/], // trufflehog detector figmapersonalaccesstoken
    ],
  },
  {
    name: 'Asana',
    where: 'It’s for the Asana API (app.asana.com).',
    formats: [
      ['personal access token', /^[0-9]{1,3}\/[0-9]{16,20}(?:\/[0-9]{16,20})?:[A-Za-z0-9]{32,64}$/], // trufflehog detector asanapersonalaccesstoken
    ],
  },
  {
    name: 'ClickUp',
    where: 'It’s for the ClickUp API (api.clickup.com).',
    formats: [
      ['personal API token', /^pk_[0-9]{8,9}_[A-Za-z0-9]{32}$/], // betterleaks rule clickup-personal-api-token
    ],
  },
  {
    name: 'Typeform',
    where: 'It’s for the Typeform API (api.typeform.com).',
    formats: [
      ['personal access token', /^tfp_[\w.=-]{40,59}$/], // gitleaks rule typeform-api-token
    ],
  },
  {
    name: 'Dropbox',
    where: 'It’s for the Dropbox API (api.dropboxapi.com).',
    formats: [['access token', /^sl\.(?:u\.)?[\w=-]{130,2000}$/]], // trufflehog detector dropbox
  },
  {
    name: 'Facebook',
    where: 'It’s for the Facebook API (graph.facebook.com).',
    formats: [
      ['access token', /^EAA[MC][A-Za-z0-9]{100,500}$/], // gitleaks rule facebook-page-access-token
    ],
  },
  {
    name: 'X (Twitter)',
    where: 'It’s for the X API (api.x.com).',
    formats: [
      ['bearer token', /^A{22}[A-Za-z0-9%]{80,100}$/], // gitleaks rule twitter-bearer-token
    ],
  },
  {
    name: 'Mapbox',
    where: 'It’s for the Mapbox API (api.mapbox.com).',
    formats: [
      ['access token', /^[pst]k\.eyJ[\w=+/-]{30,240}\.[\w=+/-]{20,30}$/], // noseyparker rule np.mapbox.2
    ],
  },
  {
    name: 'Cloudinary',
    where: 'It’s for the Cloudinary API (api.cloudinary.com).',
    formats: [
      [
        'address with key and secret',
        /^(?:CLOUDINARY_URL=)?cloudinary:\/\/[0-9]{15}:[\w-]{27}@[A-Za-z0-9_-]{1,50}$/,
      ], // trufflehog detector cloudinary
    ],
  },
  {
    name: 'Okta',
    where: 'It’s for the Okta organization that issued it.',
    formats: [['API token', /^00[\w-]{40}$/, 'generic']], // gitleaks rule okta-access-token
  },
];
