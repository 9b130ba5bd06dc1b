import { anyOf } from '../text/patterns.ts';
import { shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { links } from './links.ts';

/** What people tell of the forms and settings in which a program has its token. */

/** Programs that fill in `{{name}}` from an environment that a person selects. */
const withEnvironments = /\b(?:postman|insomnia|hoppscotch|bruno|thunder client|\.bru)\b/i;

function clientVariable({ text }: Paste): Names | null {
  if (/\b(?:ansible|helm|jinja2?)\b/i.test(text)) return null;
  if (!withEnvironments.test(text) || !/\b401\b|unable to authenticate/i.test(text)) return null;
  const [whole = '', name] =
    /(?:\{\{\s?(?:_\.)?|<<)([A-Za-z_][\w.-]{1,40})(?:\s?\}\}|>>)(?!\/)/.exec(text) ?? [];
  return shownName(name) === null ? null : { template: whole };
}

/** The same for the address of the request, whose name can't be resolved then. */
function clientAddress({ text, facts }: Paste): Names | null {
  if (!withEnvironments.test(text)) return null;
  if (!facts.some((fact) => fact.type === 'failure' && fact.reason === 'dns')) return null;
  const name = shownName(/\{\{\s?([\w.-]{1,40})\s?\}\}\//.exec(text)?.[1]);
  return name === null ? null : { template: `{{${name}}}` };
}

/** The program lacks a variable that Compose fills from another one. */
function filledByCompose({ text, facts }: Paste): Names | null {
  if (!/\benvironment:|\bcompose\b|\bstack\b/i.test(text)) return null;
  for (const fact of facts) {
    if (fact.type !== 'no-credential' || fact.variable === null) continue;
    const setting = new Map(
      [
        ...text.matchAll(
          /\b(?<to>[A-Z][A-Z0-9_]{2,40})["']?\s?[=:]\s?["']?\$\{?(?<from>[A-Z]\w{2,40})/g,
        ),
      ].map(({ groups = {} }) => [groups.to, groups.from]),
    );
    const from = shownName(setting.get(fact.variable));
    if (from !== null) return { filled: fact.variable, from };
  }
  return null;
}

export const formStories = [
  {
    id: 'bearer-set',
    title: 'The form sends a Bearer token',
    patterns: [],
    shown: [
      /\b(?:auth\w{0,12}|type|tab|mode|set to|select\w{0,3}|cho(?:se|sen)|pick\w{0,3}|credential|value)\b[^\n]{0,25}\bbearer\b|\bbearer(?: token| auth\w{0,11})?\b[^\n]{0,30}\b(?:tab|type|chosen|selected|mode|credential)\b|\bauth:bearer\b|\b(?:http)?BearerAuth\b/i,
    ],
    silent: true,
    fits: '',
    check: { place: true, text: 'Check the token where the program has it.' },
  },
  {
    id: 'browser-client',
    title: 'The browser blocks the request, not DigitalOcean',
    patterns: [],
    shown: [/\bselect a different interceptor\b|\bcould not reach the api endpoint\b/i],
    decisive: true,
    // https://docs.hoppscotch.io/documentation/features/interceptor
    fits: 'Hoppscotch runs in the browser, which hides DigitalOcean’s answers from other web pages (CORS). This says nothing about the token.',
    check: {
      text: 'Choose another interceptor in Hoppscotch’s settings: the browser extension or the agent. The desktop program needs none.',
    },
  },
  {
    id: 'client-variable',
    title: '`{template}` may have no value in the program',
    patterns: [],
    find: clientVariable,
    decisive: true,
    status: 401,
    fits: 'A variable is in the place of the token. Only the selected environment fills it in; without one, the program sends these characters or nothing.',
    check: {
      text: 'Select the environment in which `{template}` is set, and look at its current value there.',
    },
    afterwards: {
      text: 'Open the console or the timeline of the request: its Authorization header must contain the token itself after `Bearer`.',
    },
  },
  {
    id: 'client-address',
    title: '`{template}` has no value, so the address has no host',
    patterns: [],
    find: clientAddress,
    decisive: true,
    fits: 'The program looked for a host in what the variable left behind. Only the selected environment fills it in.',
    check: {
      text: 'Select the environment in which `{template}` is set, or write the address itself:',
      command: 'https://api.digitalocean.com',
    },
  },
  {
    id: 'ddns-address',
    title: 'A custom DDNS entry can’t send what DigitalOcean needs',
    patterns: [],
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
      text: 'Use a client that knows DigitalOcean, such as ddclient (`protocol=digitalocean`), or run this in a script on a machine of your network:',
      command:
        'curl -X PUT -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" -H "Content-Type: application/json" -d \'{"type":"A","data":"<ip>"}\' https://api.digitalocean.com/v2/domains/<domain>/records/<id>',
    },
  },
  {
    id: 'grafana-hosts',
    title: 'Grafana blocks the address, not DigitalOcean',
    patterns: [],
    shown: [/\brequested url is not allowed\b/i],
    decisive: true,
    // https://grafana.com/docs/plugins/yesoreyeram-infinity-datasource/latest/
    fits: 'The data source sends credentials only to allowed hosts, so nothing was sent.',
    check: {
      text: 'Add the host under Security > Allowed hosts of the data source, and save it:',
      command: 'https://api.digitalocean.com',
    },
  },
  {
    id: 'inference-path',
    title: 'The base URL lacks /v1',
    patterns: [],
    together: [/\binference\.do-ai\.run\b/i, /\b404\b/],
    unless: /\binference\.do-ai\.run\/v1\b/i,
    decisive: true,
    fits: 'A wrong key gets 401. A 404 means that the address doesn’t exist, so the key isn’t the cause.',
    check: {
      text: 'Set the base URL with its path, and keep the key:',
      command: 'https://inference.do-ai.run/v1',
    },
  },
  {
    id: 'registry-user',
    title: 'The registry expects the token as user name too',
    patterns: [],
    together: [
      /\bregistry\.digitalocean\.com\b/i,
      /\b(?:user ?(?:name)?|login)["']?\s?(?:[:=]|is|was|as)\s?(?:my |the )?(?:\w{1,12} )?(?:e-?mail|account name)\b/i,
      /\bunauthorized\b|\b401\b|\bdenied\b/i,
    ],
    decisive: true,
    // https://docs.digitalocean.com/products/container-registry/how-to/use-registry-docker-kubernetes/
    fits: 'With an API token, the registry takes the token itself as user name and as password. The email address belongs to the login of the website.',
    check: {
      text: 'Enter the API token in both fields. It needs registry:read, and registry:create and registry:update for a push.',
    },
  },
  {
    id: 'account-connection',
    title: 'The connection to the DigitalOcean account has ended',
    patterns: [],
    together: [
      /\b(?:reconnect|re-?authori[sz]e|connection (?:was )?(?:lost|revoked|expired))\b/i,
      /\b(?:oauth|(?:connect|sign in|log ?in) with digital ?ocean|authori[sz]ed (?:app|application)s?)\b/i,
      /\bdigital ?ocean\b/i,
    ],
    decisive: true,
    // https://docs.digitalocean.com/reference/api/oauth/
    fits: 'The program has no token of yours to correct: a person allowed it to use the account. That ends when the person leaves the team or removes the application.',
    check: {
      text: 'Connect the account again in the program, signed in as a member of the team whose resources it needs.',
    },
  },
  {
    id: 'sealed-value',
    title: 'EV[1:…] is App Platform’s encrypted form, not the token',
    patterns: [],
    shown: [/\bEV\[1:/],
    decisive: true,
    // https://docs.digitalocean.com/products/app-platform/how-to/use-environment-variables/
    fits: 'App Platform writes an encrypted variable so in the app’s spec, and only for that app. A program that gets this text has no token.',
    check: {
      text: 'Enter the token itself as the variable’s value in the app’s settings, and mark it as encrypted.',
    },
    afterwards: { text: 'Create a new token if you don’t have the value:', url: links.tokens },
  },
  {
    id: 'compose-empty',
    title: '`{from}` is empty where Compose fills in `{filled}`',
    patterns: [],
    find: filledByCompose,
    decisive: true,
    // https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/
    fits: 'The program has no `{filled}`, and Compose fills it from `{from}`. Compose takes that from its shell or from `.env` beside the compose file, and Portainer from the stack’s environment variables. `env_file` doesn’t count there.',
    check: {
      text: 'Set `{from}` in one of these places, and deploy again. See what Compose fills in:',
      command: 'docker compose config | grep {filled}',
    },
  },
  {
    id: 'platform-variable',
    title: 'The variable doesn’t reach the app',
    patterns: [],
    together: [
      /\b(?:caprover|coolify|dokploy|dokku|easypanel|portainer|railway|render|heroku|app platform|cloudron|vercel|netlify)\b/i,
      /\b(?:set|added|saved|put|entered|defined|created|configured)\b/i,
      /\b(?:env|environment|variables?|app configs?|config vars)\b/i,
    ],
    silent: true,
    fits: 'A platform gives a variable to a program only when that starts, and only under the name that is typed there.',
    check: {
      text: 'Compare the name in the platform’s settings for this app with the one in the message, letter by letter. Save, and deploy or restart the app.',
    },
    afterwards: {
      text: 'Print its length in the app’s console or container; 0 means that it doesn’t arrive:',
      command: 'echo "${#{variable}}"',
    },
  },
  {
    id: 'typed-by-hand',
    title: 'A token that is typed by hand rarely arrives whole',
    patterns: [],
    together: [
      /\b(?:token|api key|key)\b/i,
      anyOf(
        [
          /\b(?:typed|typing|retyped|wrote|copied) (?:(?:it|the|that|this|my|in|off|token|key|out|value) ){0,4}(?:by hand|from (?:a|the|my) (?:\w{1,12} )?(?:screenshot|photo|picture|paper|screen|phone|printout|note))\b/,
          /\b(?:typed|typing|retyped) (?:(?:it|the|that|this|my|in|token|key|value) ){0,4}manually\b/,
          /\bOCR\b|\bscanned (?:the|my) token\b/,
        ],
        'i',
      ),
    ],
    decisive: true,
    fits: 'A token has 71 characters, and one wrong character is enough to reject it.',
    check: {
      text: 'Copy the token and paste it instead, for example with a password manager on both devices.',
    },
    afterwards: { text: 'Create a new token if you can’t copy this one:', url: links.tokens },
  },
  {
    id: 'spaces-key-as-token',
    title: 'A Spaces key is in the place of an API token',
    patterns: [],
    together: [
      /\b(?:gave|used|using|entered|pasted|put|filled|tried|typed)\b[^.\n]{0,40}\b(?:spaces (?:access |secret )?(?:keys?|secret)|DO00\w{0,16}|DO801\w{0,16})/i,
      /\bapi (?:key|token)\b|\baccess token\b/i,
    ],
    unless:
      /\b(?:bucket|s3|upload\w{0,3}|backups?|storage|endpoint|boto3?|rclone)\b|digitaloceanspaces|\bInvalidAccessKeyId\b/i,
    decisive: true,
    fits: 'The program works with DigitalOcean’s API, which accepts only API tokens (`dop_v1_…`). Spaces keys (`DO…`) are for files in Spaces.',
    check: {
      text: 'Create a personal access token, and enter it there instead of the Spaces key:',
      url: links.tokens,
    },
  },
  {
    id: 'password-as-token',
    title: 'A password is in the place of an API token',
    patterns: [],
    together: [
      /\bdigital ?ocean\b|\bunable to authenticate you\b/i,
      /\bpassword\b\s{0,3}(?:[:=]|is|was|field)?\s{0,3}(?:is |my |the |our ){0,2}(?:DO|digital ?ocean|account|login|email)\b[^.\n]{0,12}\bpassword\b|\b(?:used?|using|entered|put|typed|tried|gave|filled in)\b[^.\n]{0,30}\b(?:my|our|the) (?:DO|digital ?ocean|account|login) (?:account |login )?password\b/i,
      /\b401\b|\bunable to authenticate\b|\binvalid\b|\bfail\w{0,3}\b|\berror\b/i,
    ],
    unless:
      /\bdocker login\b|\bregistry\b|\b(?:database|postgres|mysql|ssh|root|smtp)\b|\breset\b|\b(?:changed|forgot)\b/i,
    decisive: true,
    fits: 'DigitalOcean’s API doesn’t accept the password of an account, also not together with the email address.',
    check: {
      text: 'Create a personal access token, and enter it where the password is now:',
      url: links.tokens,
    },
    afterwards: { place: true, text: 'Check the token where the program has it.' },
  },
  {
    id: 'inference-at-openai',
    title: 'The key went to OpenAI, not to DigitalOcean',
    patterns: [],
    shown: [/\bIncorrect API key provided: sk-do-/i],
    decisive: true,
    // https://docs.digitalocean.com/products/gradient-ai-platform/how-to/use-serverless-inference/
    fits: 'OpenAI answered, because the client has no other address. A key that starts with sk-do- is DigitalOcean’s, so it can be good.',
    check: {
      text: 'Set the base URL of the client, and keep the key. In a form, it’s the field for the URL of the API:',
      command: 'base_url="https://inference.do-ai.run/v1"',
    },
  },
  {
    id: 'inference-with-token',
    title: 'Inference needs a model access key here',
    patterns: [],
    together: [
      /\binference\.do-ai\.run\b/i,
      /\b(?:api_?key|key|token|authorization|bearer)["']?\)?\s{0,3}(?:[:=]|is)?\s{0,3}["'`]?(?:(?:os\.environ\[|os\.getenv\(|process\.env\.)["']?)?(?:dop_v1_|(?:DIGITALOCEAN|DO)_(?:ACCESS_|API_)?TOKEN\b)/i,
    ],
    decisive: true,
    // https://docs.digitalocean.com/products/gradient-ai-platform/how-to/use-serverless-inference/
    fits: 'By the text, the key is an API token. Inference accepts model access keys, and API tokens only with full access.',
    check: {
      text: 'Create a model access key, and enter it in place of the API token:',
      url: links.modelKeys,
    },
  },
] as const satisfies readonly Circumstance[];
