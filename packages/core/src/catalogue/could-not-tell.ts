import type { Service } from '../knowledge/hosts.ts';
import { accountRequest, links } from '../knowledge/links.ts';
import { duration } from '../text/duration.ts';
import type { Entries, Step } from './entry.ts';
import { reasons, saysNothing } from './failure-reasons.ts';
import { requestText } from './request-text.ts';

export const couldNotTell: Entries<
  | 'request-refused'
  | 'endpoints-disagree'
  | 'other-service'
  | 'rate-limited'
  | 'service-unavailable'
  | 'blocked-by-intermediary'
  | 'unexpected-response'
> = {
  'request-refused': {
    title: 'The request was refused for a reason other than the credential',
    severity: 'warning',
    what: (answer) =>
      `The text shows DigitalOcean’s answer ${answer.status}${requestText(answer)}, which is not about the credential.`,
    why: ({ status }) =>
      status === 404
        ? 'The path is misspelt, or the thing that it names does not exist or belongs to another team than the token. Each token sees one team only.'
        : 'DigitalOcean checks the credential before it looks at the request. Here it objects to the content: a limit, a name that is taken, a value that is missing.',
    fix: ({ status }) =>
      status === 404
        ? [
            {
              text: 'See which team the token belongs to; check the token itself.',
              terminal: 'token-check --env DIGITALOCEAN_ACCESS_TOKEN',
            },
          ]
        : [{ text: 'Read the message of the answer; it names what is wrong.' }],
  },
  'endpoints-disagree': {
    title: 'DigitalOcean’s two hosts contradict each other',
    severity: 'warning',
    what: ({ answers }) =>
      `${answers.map(({ host, status }) => `${host} answered ${status}`).join(', ')}: one knows the token, the other refuses it.`,
    why: () =>
      'The token may have been made or deleted a moment ago, or one of the hosts has a problem.',
    fix: () => [
      { text: 'Check again in a minute.' },
      { text: 'If it stays so, make a new token and delete this one:', url: links.tokens },
    ],
  },
  'other-service': {
    title: 'This answer is not from DigitalOcean’s API',
    severity: 'warning',
    what: ({ service }) => `The text shows an answer of ${serviceNames[service]}.`,
    why: ({ service }) => whyService[service],
    fix: ({ service }) => fixService[service],
  },
  'rate-limited': {
    title: 'Too many requests; DigitalOcean asks to wait',
    severity: 'warning',
    what: ({ origin }) =>
      origin === 'probed'
        ? 'DigitalOcean answered 429, too many requests.'
        : 'The text shows the answer 429, too many requests.',
    why: () =>
      `A token may make 250 requests a minute and 5000 an hour; all programs that share it share the limit. ${saysNothing}`,
    fix: ({ retryAfter, resetAt }) => [
      {
        text:
          retryAfter !== null
            ? `Wait ${duration(retryAfter)} and try again.`
            : resetAt !== null
              ? `The hour’s requests are used up. The next one is allowed at ${resetAt.slice(11, 16)} UTC.`
              : 'Wait a minute and try again.',
      },
      { text: 'If it comes back, give each program a token of its own:', url: links.tokens },
    ],
  },
  'service-unavailable': {
    title: 'DigitalOcean has a problem of its own',
    severity: 'warning',
    what: ({ origin, status }) =>
      `${origin === 'probed' ? 'DigitalOcean answered' : 'The text shows the answer'} ${status ?? 'of an internal error'}.`,
    why: () => `The service, or the network in front of it, could not answer. ${saysNothing}`,
    fix: () => [
      { text: 'Try again in a few minutes. Known incidents are listed here:', url: links.status },
    ],
  },
  'blocked-by-intermediary': {
    title: 'Something in front of DigitalOcean stopped the request',
    severity: 'warning',
    what: ({ origin, status }) =>
      `${origin === 'probed' ? 'A page came back' : 'The text shows a page'} in the place of an answer${status === null ? '' : ` (${status})`}, of Cloudflare or another filter.`,
    why: () =>
      `The address of this machine is blocked or has to pass a check. The API never saw the token. ${saysNothing}`,
    fix: () => [
      {
        text: 'Try from another network. Addresses of hosting providers and VPNs are stopped most often.',
      },
      { text: 'If it must be this one, ask DigitalOcean’s support, with the Ray ID of the page.' },
    ],
  },
  'unexpected-response': {
    title: 'The answer does not tell what is wrong',
    severity: 'warning',
    what: ({ origin, host, status, broken }) =>
      broken !== null
        ? `${host ?? 'The server'} gave no answer that could be read: ${reasons[broken]}.`
        : origin === 'probed'
          ? `${host ?? 'The server'} answered ${status}, which is no answer to this question.`
          : `The text shows the answer ${status ?? 'of a server'}, without the words that DigitalOcean’s API uses.`,
    why: ({ origin, status }) =>
      origin === 'pasted' && (status === 401 || status === 403)
        ? status === 401
          ? 'A bare 401 says that no valid credential arrived: deleted, expired, never valid, or none at all. It may also come from a proxy or another service.'
          : 'A bare 403 says that something was refused: a scope is missing, or a filter stopped the request.'
        : `A proxy, a login page of the network, a filter or another service may have answered instead. ${saysNothing}`,
    fix: () => [
      {
        text: 'Look at the whole answer; DigitalOcean’s is JSON with “id” and “message”:',
        command: `${accountRequest.replace('curl ', 'curl -i ')}`,
      },
    ],
  },
};

const serviceNames: Readonly<Record<Service, string>> = {
  api: 'the API',
  'control-panel': 'the control panel',
  spaces: 'Spaces (S3)',
  registry: 'a container registry',
  inference: 'the inference service',
  kubernetes: 'a Kubernetes cluster',
  database: 'a database',
  functions: 'DigitalOcean Functions',
  metadata: 'the metadata service',
  linode: 'Linode',
  provider: 'another provider',
  'look-alike': 'a host that is not DigitalOcean’s, though it sounds like it',
  other: 'another provider',
};

const none = 'API tokens and their errors play no part there.';

const whyService: Readonly<Record<Service, string>> = {
  api: none,
  'control-panel': none,
  spaces:
    'Spaces takes an access key id (20 characters, DO…) and its secret key, not an API token and not keys of AWS. It did not know the pair that was sent, or got none.',
  registry:
    'Docker was not logged in, its login has ended, or another registry than DigitalOcean’s was asked.',
  inference:
    'The inference service takes model access keys, and of the API tokens only those with full access; it answers any other with 401.',
  kubernetes:
    'The cluster did not accept the token in the kubeconfig. That one is made from your API token and lives for a few days; an old copy may be in use.',
  database: none,
  functions: none,
  metadata: none,
  linode: none,
  provider: none,
  'look-alike': 'The address is misspelt, or belongs to somebody else.',
  other:
    'The error belongs to another provider, so a DigitalOcean token can neither cause nor mend it.',
};

const look: Step[] = [
  { text: 'Look at which address the request goes to, and use the credential of that service.' },
];

const fixService: Readonly<Record<Service, readonly Step[]>> = {
  api: look,
  'control-panel': look,
  spaces: [
    {
      text: 'Make sure that both keys are set and belong together. They are made here:',
      url: links.spacesKeys,
    },
  ],
  registry: [{ text: 'Log in again:', command: 'doctl registry login' }],
  inference: [{ text: 'Use a model access key:', url: links.modelKeys }],
  kubernetes: [
    {
      text: 'Get a new kubeconfig for the cluster:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
    {
      text: 'If doctl fails as well, check its token.',
      terminal: 'token-check --env DIGITALOCEAN_ACCESS_TOKEN',
    },
  ],
  database: look,
  functions: look,
  metadata: look,
  linode: look,
  provider: look,
  'look-alike': look,
  other: look,
};
