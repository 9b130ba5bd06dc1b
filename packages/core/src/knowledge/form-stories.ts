import { anyOf } from '../text/patterns.ts';
import { shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { bearerChosen } from './form-words.ts';
import { links } from './links.ts';
import { formName } from './tools.ts';

/** What people tell of the forms and settings in which a program has its token. */

/** A variable in a request that a program fills in from an environment that a person selects. */
function clientVariable({ text, facts }: Paste): Names | null {
  if (!formName.test(text) && !/\bbruno\b/i.test(text)) return null;
  if (/\b(?:ansible|helm)\b/i.test(text)) return null;
  // Without a value, an address has no host.
  const isLookup = facts.some((fact) => fact.type === 'failure' && fact.reason === 'dns');
  if (!isLookup && !/\b401\b|unable to authenticate/i.test(text)) return null;
  for (const [whole, name, slash] of text.matchAll(
    /(?:\{\{\s?(?:_\.)?|<<)([A-Za-z_][\w.-]{1,40})(?:\s?\}\}|>>)(\/)?/g,
  )) {
    const isAddress = slash !== undefined;
    if (isAddress !== isLookup || shownName(name) === null) continue;
    return { template: isAddress ? whole.slice(0, -1) : whole };
  }
  return null;
}

const entered = /\b(?:gave|used|using|entered|pasted|put|filled|tried|typed)\b[^.\n]{0,40}/;
const otherCredentials: readonly (readonly [name: string, shown: RegExp])[] = [
  [
    'A Spaces key',
    new RegExp(
      `${entered.source}\\b(?:spaces (?:access |secret )?(?:keys?|secret)|DO(?:00|801)\\w{0,16})`,
      'i',
    ),
  ],
  [
    'A password',
    anyOf(
      [
        /\bpassword\b\s{0,3}(?:[:=]|is|was|field)?\s{0,3}(?:is |my |the |our ){0,2}(?:DO|digital ?ocean|account|login|email)\b[^.\n]{0,12}\bpassword\b/,
        new RegExp(
          `${entered.source}\\b(?:my|our|the) (?:DO|digital ?ocean|account|login) (?:account |login )?password\\b`,
        ),
      ],
      'i',
    ),
  ],
];
/** What these credentials are for. */
const ownUse =
  /\b(?:bucket|s3|upload\w{0,3}|backups?|storage|endpoint|boto3?|rclone|registry|database|postgres|mysql|ssh|root|smtp|reset|changed|forgot)\b|digitaloceanspaces|\bdocker login\b|\bInvalidAccessKeyId\b/i;

/** A credential of another kind that a person entered for the API. */
function enteredInstead({ text }: Paste): Names | null {
  if (ownUse.test(text) || !/\bapi\b|\btoken\b|unable to authenticate/i.test(text)) return null;
  if (!/\b401\b|unable to auth|\binvalid\b|\bfail|\berror\b|\bwants\b/i.test(text)) return null;
  const wrong = otherCredentials.find(([, shown]) => shown.test(text))?.[0];
  return wrong === undefined ? null : { wrong };
}

export const formStories = [
  {
    id: 'bearer-set',
    title: 'The form sends a Bearer token',
    shown: [bearerChosen],
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'browser-client',
    title: 'The browser blocks the request, not DigitalOcean',
    shown: [/\bselect a different interceptor\b|\bcould not reach the api endpoint\b/i],
    decisive: true,
    // https://docs.hoppscotch.io/documentation/features/interceptor
    fits: 'Hoppscotch runs in the browser, which hides DigitalOcean’s answers from other web pages (CORS). This says nothing about the token.',
    check: {
      text: 'Choose another interceptor in Hoppscotch’s settings: the browser extension or the agent.',
    },
  },
  {
    id: 'client-variable',
    title: '`{template}` may have no value in the program',
    find: clientVariable,
    decisive: true,
    status: 401,
    fits: 'Only the selected environment fills in this variable; without one, the program uses these characters or nothing.',
    check: {
      text: 'Select the environment in which `{template}` is set, and look at its current value there.',
    },
  },
  {
    id: 'ddns-address',
    title: 'A custom DDNS entry can’t send what DigitalOcean needs',
    together: [
      /\b(?:ddns|dyn ?dns|dynamic dns|inadyn|dd-wrt|freshtomato|fritz!?box)\b/i,
      /\bapi\.digitalocean\.com\b/i,
      /\bcustom\b|[?&]\w{2,10}=(?:__|@|<|%|\{)\w{2,12}/i,
    ],
    unless: /\bauthorization\b|\bddclient\b|\bcurl\b|\b(?:pf|opn) ?sense\b|\bopenwrt\b/i,
    decisive: true,
    // https://docs.digitalocean.com/reference/api/reference/domain-records/
    fits: 'Such an entry only requests an address, with a user name and a password at most. DigitalOcean needs a PUT with the header `Authorization: Bearer` and the token.',
    check: {
      text: 'Use a client that knows DigitalOcean, such as ddclient with `protocol=digitalocean`, on a machine of your network.',
    },
  },
  {
    id: 'sealed-value',
    title: 'EV[1:…] is App Platform’s encrypted form, not the token',
    shown: [/\bEV\[1:/],
    decisive: true,
    // https://docs.digitalocean.com/products/app-platform/how-to/use-environment-variables/
    fits: 'Only App Platform can decrypt this value, and only for the app whose spec contains it.',
    check: {
      text: 'Enter the token itself as the variable’s value in the app’s settings, and mark it as encrypted.',
    },
  },
  {
    id: 'platform-variable',
    title: 'The variable doesn’t reach the app',
    together: [
      /\b(?:caprover|coolify|dokploy|dokku|easypanel|portainer|railway|render|heroku|app platform|vercel|netlify)\b/i,
      /\b(?:set|added|saved|put|entered|defined|created)\b/i,
      /\b(?:env|environment|variables?|app configs?|config vars)\b/i,
    ],
    silent: true,
    fits: 'A platform gives a variable to a program only when that starts, and only under the name that is typed there.',
    check: {
      text: 'Compare the name in the platform’s settings for this app with the one in the message. Save, and deploy or restart the app.',
    },
    afterwards: {
      text: 'Print its length in the app’s console or container; 0 means that it doesn’t arrive:',
      command: 'echo "${#{variable}}"',
    },
  },
  {
    id: 'typed-by-hand',
    title: 'A token that is typed by hand rarely arrives whole',
    together: [
      /\b(?:token|api key|key)\b/i,
      /\b(?:typed|typing|retyped|wrote|copied) (?:(?:it|the|that|this|my|in|off|token|key|out|value) ){0,4}(?:by hand|from (?:a|the|my) (?:\w{1,12} )?(?:screenshot|photo|picture|paper|screen|phone|printout|note))\b|\bOCR\b/i,
    ],
    decisive: true,
    fits: 'A token has 71 characters, and one wrong character is enough to reject it.',
    check: {
      text: 'Copy the token and paste it instead. Create a new one if you can’t:',
      url: links.tokens,
    },
  },
  {
    id: 'entered-instead',
    title: '{wrong} is in the place of an API token',
    find: enteredInstead,
    decisive: true,
    fits: 'DigitalOcean’s API accepts only API tokens (`dop_v1_…`), and neither passwords nor Spaces keys (`DO…`).',
    check: {
      text: 'Create a personal access token, and enter it there instead:',
      url: links.tokens,
    },
  },
  {
    id: 'inference-at-openai',
    title: 'The key went to OpenAI, not to DigitalOcean',
    shown: [/\bIncorrect API key provided: sk-do-/i],
    decisive: true,
    // https://docs.digitalocean.com/products/gradient-ai-platform/how-to/use-serverless-inference/
    fits: 'OpenAI answered, because the client has no other address. A key that starts with sk-do- is DigitalOcean’s, so it can be good.',
    check: {
      text: 'Set the base URL of the client, in code or in its form, and keep the key:',
      command: 'base_url="https://inference.do-ai.run/v1"',
    },
  },
  {
    id: 'inference-with-token',
    title: 'Inference needs a model access key here',
    together: [
      /\binference\.do-ai\.run\b/i,
      /\b(?:api_?key|key|token|authorization|bearer)["']?\)?\s{0,3}(?:[:=]|is)?\s{0,3}["'`]?(?:(?:os\.environ\[|os\.getenv\(|process\.env\.)["']?)?(?:dop_v1_|(?:DIGITALOCEAN|DO)_(?:ACCESS_|API_)?TOKEN\b)/i,
    ],
    decisive: true,
    fits: 'By the text, the key is an API token. Inference accepts model access keys, and API tokens only with full access.',
    check: { text: 'Create a model access key, and enter it instead:', url: links.modelKeys },
  },
  {
    id: 'account-connection',
    title: 'The connection to the DigitalOcean account has ended',
    together: [
      /\b(?:reconnect|re-?authori[sz]e|connection (?:was )?(?:lost|revoked|expired))\b/i,
      /\b(?:oauth|(?:connect|sign in|log ?in) with digital ?ocean)\b/i,
      /\bdigital ?ocean\b/i,
    ],
    decisive: true,
    // https://docs.digitalocean.com/reference/api/oauth/
    fits: 'A person allowed the program to use the account. That ends when the person leaves the team or removes the application.',
    check: {
      text: 'Connect the account again in the program, signed in as a member of the team whose resources it needs.',
    },
  },
] as const satisfies readonly Circumstance[];
