import { closest } from '../text/closest.ts';
import { shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { serviceOf } from './hosts.ts';

/** Faults of a request that its own source code shows, whatever value the token has. */

/** A place where code puts the header and its library doesn't read it, and the right code. */
interface Unsent {
  /** What must all be in the text. */
  readonly together: readonly RegExp[];
  readonly unless?: RegExp;
  readonly fault: string;
  readonly command: string;
}

const inOptions =
  'The argument contains options or parameters, and the header isn’t under `headers` in it.';

const unsent: readonly Unsent[] = [
  {
    // https://www.php.net/manual/en/function.curl-setopt.php
    together: [/\bCURLOPT_HTTPHEADER\b/, /["']Authorization["']\s{0,4}=>/i],
    unless: /\b(?:array_map|foreach|implode|array_walk)\b|["']headers["']\s{0,4}=>/,
    fault:
      "PHP’s cURL expects whole lines in `CURLOPT_HTTPHEADER`. Of `'Authorization' => …` it sends the value without the name.",
    command: 'curl_setopt($ch, CURLOPT_HTTPHEADER, ["Authorization: Bearer " . $token]);',
  },
  {
    // https://developer.mozilla.org/en-US/docs/Web/API/RequestInit
    together: [
      /\b(?:fetch|got|ajax|request(?:\.\w{2,6})?|axios(?:\.\w{2,7})?)\(/,
      /[{,]\s{0,60}["']?(?:header|Headers?)["']?\s{0,4}:\s{0,4}\{[^{}]{0,200}\bAuthorization\b/,
    ],
    unless: /\b(?:wx|uni|my|tt)\.request\b|\bTaro\b/,
    fault: 'The option is called `headers`; under another name it’s ignored.',
    command: 'headers: { Authorization: `Bearer ${token}` }',
  },
  {
    // https://axios-http.com/docs/api_intro
    together: [
      /\baxios\.(?:post|put|patch)\(\s{0,60}[^,\n]{1,200},\s{0,60}\{[^{}]{0,300}\bheaders["']?\s{0,4}[:,}]/,
    ],
    fault:
      'The second argument of `axios.post`, `put` and `patch` is the body. Headers in it are sent as data.',
    command: 'axios.post(url, body, { headers: { Authorization: `Bearer ${token}` } })',
  },
  {
    together: [
      /\b(?:axios\.(?:get|delete|head)|fetch|got)\(\s{0,60}[^,\n]{1,200},\s{0,60}\{\s{0,60}["']?Authorization\b/,
    ],
    fault: inOptions,
    command: '{ headers: { Authorization: `Bearer ${token}` } }',
  },
  {
    together: [
      /\b(?:axios\.(?:get|delete|head)|fetch|got)\(\s{0,60}[^,\n]{1,200},\s{0,60}headers\s{0,4}\)/,
      /\bheaders\s{0,4}=\s{0,4}\{\s{0,60}["']?(?:Authorization|Content-Type|Accept)\b/i,
    ],
    fault: inOptions,
    command: 'fetch(url, { headers })',
  },
  {
    // https://requests.readthedocs.io/en/latest/api/
    together: [
      /\brequests\.(?:get|post|put|patch)\(\s{0,60}[^,()\n]{1,200},\s{0,60}(?:\{\s{0,60}["']Authorization["']|(?:auth_?)?headers?\s{0,4}[,)])/i,
    ],
    fault:
      'The second argument of `requests.get` is `params`, and of `requests.post` it’s `data`. Headers there are sent as data.',
    command: 'requests.get(url, headers=headers)',
  },
  {
    // https://docs.guzzlephp.org/en/stable/request-options.html#headers
    together: [
      /(?:->|::)(?:request|get|post|put|delete)\([^;]{0,200},\s{0,60}(?:\[|array\()\s{0,60}["']Authorization["']\s{0,4}=>/i,
    ],
    unless: /["']headers["']\s{0,4}=>|\bCURLOPT_HTTPHEADER\b/,
    fault: inOptions,
    command: "['headers' => ['Authorization' => 'Bearer ' . $token]]",
  },
  {
    // https://pkg.go.dev/net/http#Client.Do
    together: [/\.Header\.(?:Set|Add)\("Authorization"/i, /\b(?:http|client)\.Get\(/],
    unless: /\.(?:Do|RoundTrip)\(/,
    fault: '`Get` builds a request of its own; the one with the header is never sent.',
    command: 'resp, err := client.Do(req)',
  },
  {
    together: [/\s(?:-H|--header)[ =]{1,3}["']Authorization ?=/],
    fault: 'curl needs a colon after the name of a header.',
    command: 'curl -H "Authorization: Bearer ${variable}" https://api.digitalocean.com/v2/account',
  },
];

const isForApi = /digital_?ocean|unable to authenticate you/i;

/** A call to the API that is shown whole, in one line. */
const wholeCall =
  /\b(?:requests|httpx|axios|session|fetch|got)\b[.\w]{0,10}\([^()\n]{0,80}api\.digitalocean\.com[^()\n]{0,200}\)/;
const headersSet =
  /\b(?<name>\w{0,12}headers?\w{0,12})\s{0,4}=\s{0,4}\{[^{}]{0,200}\bAuthorization\b/i;

/** Headers that a text sets and never names again, beside a call without any. */
function unusedHeaders(text: string): string | null {
  const name = headersSet.exec(text)?.groups?.name ?? '';
  const call = wholeCall.exec(text)?.[0] ?? '';
  if (name === '' || call === '' || /headers?\b|auth/i.test(call)) return null;
  return text.match(/\w{1,40}/g)?.filter((word) => word === name).length === 1 ? name : null;
}

function headerUnsent({ text, facts }: Paste): Names | null {
  if (!isForApi.test(text)) return null;
  // An answer that only a valid token gets.
  if (facts.some(({ type }) => type === 'account' || type === 'grant')) return null;
  const found = unsent.find(
    ({ together, unless }) =>
      together.every((one) => one.test(text)) && unless?.test(text) !== true,
  );
  if (found === undefined) {
    const unused = unusedHeaders(text);
    return unused === null
      ? null
      : {
          fault: `The code sets \`${unused}\`, and the call in the text doesn’t pass it on.`,
          fixed: /\brequests\b|\bhttpx\b/.test(text)
            ? `requests.get(url, headers=${unused})`
            : `fetch(url, { headers: ${unused} })`,
        };
  }
  return { fault: found.fault, fixed: found.command };
}

/** An address of DigitalOcean in a text, or of a host that is spelled almost like the API's. */
const address =
  /\bhttps?:\/\/(?<host>[\w-]{1,40}(?:\.[\w-]{1,40}){1,4})(?::\d{1,5})?(?<path>\/[^\s"'`<>?#|,)\]]{0,200})?/gi;

interface Seen {
  readonly host: string;
  readonly path: string;
}

const addressesIn = (text: string): readonly Seen[] =>
  [...text.slice(0, 8000).matchAll(address)].map(({ groups }) => ({
    host: (groups?.host ?? '').toLowerCase(),
    path: groups?.path ?? '',
  }));

/** The list in a path of the API, for a sample. */
const listOf = (path: string): string => /^\/(?:v\d\/)?([a-z_]{3,20})/.exec(path)?.[1] ?? 'account';

const singular =
  /^\/v2\/(droplet|domain|image|volume|database|app|region|size|project|firewall|snapshot)(?:\/|$)/;

/** A path that the API doesn't have. Beside one that it has, the text may be about that one. */
function wrongPath({ text }: Paste): Names | null {
  const paths = addressesIn(text)
    .filter(({ host }) => host === 'api.digitalocean.com')
    .map(({ path }) => path);
  for (const path of paths) {
    const [, one] = singular.exec(path) ?? [];
    const [, version, name = ''] = /^\/(v2\/)?([a-z][a-z_]{2,24})\b/.exec(path) ?? [];
    if (one !== undefined) return { given: `/v2/${one}`, list: `/v2/${one}s` };
    if (name === 'ssh_keys') return { given: `/${version ?? ''}${name}`, list: '/v2/account/keys' };
    const hasVersion = paths.some((other) => /^\/v\d\b/.test(other));
    if (version === undefined && name !== '' && !hasVersion) {
      return { given: `/${name}`, list: `/v2/${name}` };
    }
  }
  return null;
}

/** The website or the control panel in place of the API. Its pages are no fault beside the API. */
function panelForApi({ text }: Paste): Names | null {
  const seen = addressesIn(text);
  if (seen.some(({ host }) => host === 'api.digitalocean.com')) return null;
  const found = seen.find(
    ({ host, path }) =>
      /^(?:www\.|cloud\.|developers?\.)?digitalocean\.com$/.test(host) &&
      /^\/(?:api\/)?v2\/[a-z]/.test(path),
  );
  if (found === undefined) return null;
  return { host: found.host, list: `/v2/${listOf(found.path.replace(/^\/(?:api\/)?v2/, ''))}` };
}

/** The name of the API's host with a slip of the keyboard. */
function hostMisspelt({ text }: Paste): Names | null {
  const right = 'api.digitalocean.com';
  for (const [name] of text.slice(0, 8000).matchAll(/\b[\w-]{1,12}(?:\.[\w-]{1,24}){1,3}\b/g)) {
    const host = name.toLowerCase();
    if (Math.abs(host.length - right.length) > 2 || host === right) continue;
    const isOwn = serviceOf(host) === 'control-panel' || /^app?s?\.digitalocean\.com$/.test(host);
    if (!isOwn && closest(host, [right]).length > 0) return { wrong: host, right };
  }
  return null;
}

/** How code reads a variable of the environment. */
const reading =
  /(?<by>\bprocess\.env|\bimport\.meta\.env|\bos\.environ(?:\.get)?|\bos\.getenv|\bos\.(?:Getenv|LookupEnv)|\bENV(?:\.fetch)?|\benv::var|\bSystem\.getenv|\bGetEnvironmentVariable|(?<![.\w])(?:getenv|\$_ENV|\$_SERVER|env)|\$env:)(?:\?\.|[.([])?["']?(?<name>[A-Z][A-Z0-9_]{2,60})\b/g;
/** How a language prints the length of such a variable. In others, a shell does. */
const lengths: readonly (readonly [by: RegExp, length: string])[] = [
  [/^process/, 'console.log((process.env.{name} ?? "").length)'],
  [/^os\.(?:environ|getenv)/, 'print(len(os.environ.get("{name}", "")))'],
  [/^\$env/, '$env:{name}.Length'],
];
const isForToken = (name: string): boolean =>
  /TOKEN|_PAT$|^PAT$|API_?KEY|DIGITAL_?OCEAN|^DO_/.test(name) &&
  !/SPACES|SECRET_KEY|CLIENT/.test(name);

/** The one variable that the code of a text reads for its token. */
function variableRead({ text }: Paste): Names | null {
  const found = [...text.matchAll(reading)].map(({ groups }) => groups ?? {});
  const [first, ...others] = found.filter(({ name = '' }) => isForToken(name));
  const { name = '', by = '' } = first ?? {};
  if (name === '' || others.some((one) => one.name !== name)) return null;
  const length = lengths.find(([start]) => start.test(by))?.[1];
  return { reads: name, ...(length && { prints: length.replaceAll('{name}', name) }) };
}

/** Code that loads the .env file after it has read a variable. */
function loadedLate({ text }: Paste): Names | null {
  const load = text.search(/\bdotenv['"]?\)?\.config\(|^\s{0,8}load_dotenv\(|\bgodotenv\.Load\(/m);
  if (load === -1) return null;
  const before = text.slice(0, load);
  // ES modules run what they import first, wherever the import is.
  const isImport =
    /^import [^\n]{1,80} from ["']\.{1,2}\//m.test(text) && /\bdotenv\.config/.test(text);
  return isImport || /\bprocess\.env\.[A-Z]|\bos\.(?:environ|getenv|Getenv)\b/.test(before)
    ? { load: /\bload_dotenv\b/.test(text) ? 'load_dotenv()' : "import 'dotenv/config'" }
    : null;
}

/** A variable whose value begins with the scheme, which the header then writes again. */
function bearerTwice({ text }: Paste): Names | null {
  const setting =
    /(?:^|[\s;:(])\$?(?<name>[A-Za-z_]\w{1,40})\s{0,4}[=:]\s{0,4}[fF]?["'`]?Bearer[ "'`]/gm;
  for (const { groups } of text.slice(0, 8000).matchAll(setting)) {
    const name = shownName(groups?.name);
    if (name === null || /^(?:authori[sz]ation|headers?|curl)$/i.test(name)) continue;
    const written = /\bBearer (?:["'] ?[+.] ?\$?|[$#]?\{[$@]?|\$)(?<used>\w{2,41})/g;
    const isAgain = [...text.matchAll(written)].some((one) => one.groups?.used === name);
    if (isAgain) return { twice: name };
  }
  return null;
}

export const codeFaults = [
  {
    id: 'variable-in-code',
    title: 'The code reads the token from a variable',
    find: variableRead,
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'powershell',
    title: 'The text is from PowerShell',
    shown: [/\bInvoke-(?:RestMethod|WebRequest)\b|^PS [A-Z]:\\|\$env:[A-Z_]{3}/im],
    unless: /\bbash\b|\bWSL\b|\bgit bash\b|^shell: /im,
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'powershell-curl',
    title: 'In Windows PowerShell, curl is another command',
    together: [
      /\bcurl\b/,
      /\bCannot bind parameter 'Headers'|\bInvoke-WebRequest : (?:A parameter cannot be found|Parameter cannot be processed)/i,
    ],
    local: true,
    sure: true,
    decisive: true,
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-webrequest
    fits: 'There, `curl` is an alias of Invoke-WebRequest, which reads other options. Nothing was sent.',
    check: {
      text: 'Call the real curl by its full name, or use Invoke-RestMethod with a table of headers:',
      command:
        'curl.exe -H "Authorization: Bearer $env:{variable}" https://api.digitalocean.com/v2/account',
    },
  },
  {
    id: 'jq-quotes',
    title: 'jq puts quotes around the token',
    shown: [
      /\b\w{0,30}(?:TOKEN|_PAT|API_?KEY)\w{0,20}=["']?(?:\$\(|`)[^()`\n]{0,120}\bjq (?!-{1,2}\w{0,8}r)[^()`\n]{1,120}[)`]/i,
    ],
    unless: /\btr -d\b|\bxargs\b|--raw-output|\bjq [^|\n]{0,60} -\w{0,3}r\b/,
    status: 401,
    decisive: true,
    // https://jqlang.org/manual/#invoking-jq
    fits: 'Without `-r`, jq prints a string with its quotes. They become a part of the token.',
    check: { text: 'Print it raw:', command: "jq -r '.…'" },
  },
  {
    id: 'other-in-header',
    title: 'The header contains another credential, not an API token',
    find: ({ text }) => {
      const other =
        /\bBearer ["'`]? ?[+.,%]? ?[^\n"'`]{0,40}?\b(?<name>(?:\w{1,20}_)?(?:SPACES_\w{0,20}(?:KEY|SECRET|ID)|CLIENT_(?:SECRET|ID)|REFRESH_TOKEN|MODEL_ACCESS_KEY))\b/i.exec(
          text,
        )?.groups?.name;
      const name = shownName(other);
      return name === null || !isForApi.test(text) ? null : { other: name };
    },
    status: 401,
    decisive: true,
    fits: 'By its name, `{other}` isn’t an API token. The API accepts nothing else.',
    check: {
      text: 'Create a personal access token, and send that:',
      url: 'https://cloud.digitalocean.com/account/api/tokens',
    },
  },
  {
    id: 'header-without-value',
    title: 'The header ends after “Bearer”, without a token',
    shown: [/^[<>*\s]{0,4}["']?Authorization["']?:?[ \t]{1,40}["']?Bearer[ \t]{0,4}["',]{0,2}$/im],
    status: 401,
    sure: true,
    decisive: true,
    fits: 'So the variable has no value where the program runs, for example in a container or another shell.',
    check: {
      text: 'Print the length of {the variable} there; 0 means empty or not set. A container needs it with `-e` or `env_file`:',
      command: 'echo "${#{variable}}"',
    },
  },
  {
    id: 'visible-character',
    title: 'A character that is no part of a token',
    shown: [/\bcan't encode character '\\{1,2}u(?:2026|2013|2014|2022|25cf)/],
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'header-unsent',
    title: 'The code doesn’t send the header as it should',
    find: headerUnsent,
    sure: true,
    decisive: true,
    fits: '{fault} A new token changes nothing.',
    check: { text: 'Correct the code:', command: '{fixed}' },
  },
  {
    id: 'bearer-twice',
    title: 'The header contains “Bearer” twice',
    find: bearerTwice,
    sure: true,
    decisive: true,
    fits: 'The value of `{twice}` begins with “Bearer”, and the header adds the word again.',
    check: { text: 'Set `{twice}` to the token alone, without “Bearer” and the space.' },
  },
  {
    id: 'scheme-missing-in-code',
    title: '“Bearer” is missing in the Authorization header',
    shown: [/\bAuthenticationHeaderValue\(\s{0,4}[A-Za-z_][\w.]{0,60}\s{0,4}\)/],
    sure: true,
    decisive: true,
    // https://learn.microsoft.com/dotnet/api/system.net.http.headers.authenticationheadervalue
    fits: '`AuthenticationHeaderValue` with one argument sets only the scheme, so the token is in its place.',
    check: {
      text: 'Give it both parts:',
      command: 'new AuthenticationHeaderValue("Bearer", token)',
    },
  },
  {
    id: 'path-wrong',
    title: 'Wrong path: use {list}',
    find: wrongPath,
    sure: true,
    decisive: true,
    // https://docs.digitalocean.com/reference/api/
    fits: 'DigitalOcean’s API has no path `{given}`. Its paths start with `/v2`, and lists have names in the plural.',
    check: {
      text: 'Correct the path:',
      command: 'curl -i -H "Authorization: Bearer ${variable}" https://api.digitalocean.com{list}',
    },
  },
  {
    id: 'panel-for-api',
    title: 'Wrong host: use api.digitalocean.com',
    find: panelForApi,
    sure: true,
    decisive: true,
    fits: 'The request goes to {host}, which answers with web pages. The API is at api.digitalocean.com.',
    check: {
      text: 'Send the request to the API:',
      command: 'curl -i -H "Authorization: Bearer ${variable}" https://api.digitalocean.com{list}',
    },
  },
  {
    id: 'host-misspelt',
    title: 'The host is misspelled: {right}',
    find: hostMisspelt,
    sure: true,
    decisive: true,
    fits: 'The text has the host {wrong}. The API is at {right}.',
    check: { text: 'Correct the host in the code or the setting:', command: 'https://{right}/v2' },
  },
  {
    id: 'api-v1-url',
    title: 'The address is one of API v1',
    shown: [
      /\bhttps?:\/\/(?:api\.digitalocean\.com|(?:cloud\.|www\.)?digitalocean\.com\/api)\/v1\/(?!oauth)/i,
      /\bapi\.digitalocean\.com\/\w{2,20}(?:\/\w{1,20}){0,2}\/?\?(?:client_id|api_key)=/i,
    ],
    unless: /\bapi\.digitalocean\.com\/v2\b/,
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'browser-code',
    title: 'A browser has no environment variables',
    together: [
      /\bprocess\.env\b/,
      /\b(?:vite|create[- ]react[- ]app|CRA|in (?:the|my) browser|(?:react|vue|svelte|angular) (?:app|component)|front-?end)\b/i,
      /\b(?:undefined|40[13]|unauthorized)\b/i,
    ],
    unless: /\bnext(?:\.js|js)?\b|\bserver(?:less|[- ]side)\b|\bNEXT_PUBLIC_|\bexpress\b/i,
    decisive: true,
    // https://vite.dev/guide/env-and-mode
    fits: 'A page gets only what its build puts in, such as `import.meta.env.VITE_…` or `process.env.REACT_APP_…`. Other names are `undefined` there.',
    check: {
      text: 'Call DigitalOcean from a server. Every visitor can read a token in a page.',
    },
  },
  {
    id: 'browser-cors',
    title: 'The page in the browser got no answer to read',
    sure: true,
    together: [
      /\bapi\.digitalocean\.com\b/,
      /\bblocked by CORS policy\b|\bCross-Origin Request Blocked\b|\bNo 'Access-Control-Allow-Origin'|\bCORS (?:error|issue|problem)|\bTypeError: (?:Failed to fetch|NetworkError when|Load failed)/i,
    ],
    unless: /\bspaces\b|\bbucket\b|\/v1\/oauth\b|unable to authenticate/i,
    decisive: true,
    local: true,
    fits: 'A page gets no answer if the browser blocks it (CORS) or the network fails. So the text doesn’t show what DigitalOcean says of the token.',
    check: {
      text: 'Send the same request without a browser, and read the answer:',
      command:
        'curl -i -H "Authorization: Bearer ${variable}" https://api.digitalocean.com/v2/account',
    },
    afterwards: {
      text: 'Call DigitalOcean from a server. Every visitor can read a token in a page.',
    },
  },
  {
    id: 'env-cached',
    title: 'Laravel’s env() is empty once the configuration is cached',
    together: [/\benv\(["'][A-Z]/, /\bconfig:cache\b|\bartisan optimize\b|\bcached? config/i],
    status: 401,
    decisive: true,
    // https://laravel.com/docs/configuration#configuration-caching
    fits: 'With a cached configuration, Laravel doesn’t load `.env`, and `env()` outside the files in `config/` returns `null`.',
    check: {
      text: 'Read the token in config/services.php with env(), and use config() elsewhere. Then build the cache again:',
      command: 'php artisan config:clear && php artisan config:cache',
    },
  },
  {
    id: 'env-file-late',
    title: 'The code reads the variable before it loads .env',
    find: loadedLate,
    status: 401,
    decisive: true,
    // https://developer.mozilla.org/docs/Web/JavaScript/Reference/Statements/import#hoisting
    fits: 'At that moment the variable is unset, so the header contains no token. ES modules run everything that they import before their own first line.',
    check: {
      text: 'Make this the first line of the program, before all other imports:',
      command: '{load}',
    },
  },
  {
    id: 'env-pm2',
    title: 'pm2 keeps the environment of the first start',
    together: [/\bpm2\b/, /\bprocess\.env\b|\bos\.environ\b/],
    status: 401,
    decisive: true,
    // https://pm2.keymetrics.io/docs/usage/environment/
    fits: 'A variable that was set or changed later doesn’t reach the program.',
    check: {
      text: 'Start it again from a shell that has the variable:',
      command: 'pm2 restart <app> --update-env',
    },
  },
  {
    id: 'object-sent',
    title: 'The code sends an object, not the token',
    shown: [
      /\bBearer (?:\[object (?:Promise|Object|Function)\]|<(?:coroutine|function|bound method|module|class)\b)/,
    ],
    sure: true,
    decisive: true,
    fits: 'The header contains the name of an object: a promise or a function that gives the token, or an answer with the token in a field.',
    check: {
      text: 'Wait for the function and take the string from its result:',
      command: 'const token = await getToken();',
    },
  },
  {
    id: 'variable-undefined',
    title: '`${unset}` isn’t defined where the header is built',
    find: ({ text }) => {
      const unset = /\bUndefined variable:? \$(?<name>\w{2,30})\b/.exec(text)?.groups?.name ?? '';
      const used = /\bBearer ["']? ?\.? ?\{?\$(?<name>\w{2,30})/.exec(text)?.groups?.name;
      return unset !== '' && unset === used ? { unset } : null;
    },
    sure: true,
    decisive: true,
    // https://www.php.net/manual/en/language.variables.scope.php
    fits: 'PHP’s warning says so: a function has only its own variables. So the header contains no token.',
    check: { text: 'Pass `${unset}` to the function as an argument, or read the token in it.' },
  },
  {
    id: 'env-file-unread',
    title: 'Nothing in this code loads the .env file',
    together: [
      /\bprocess\.env\b|\bos\.environ\b|\bgetenv\(|\bGetenv\(|\bENV\[|\benv::var\(|\bENV\.fetch\(/,
      /(?:^|[\s"'`(/])\.env\b(?!\.\w)/m,
    ],
    unless:
      /dotenv|env-file|env_file|\bpm2\b|\bnext\b|\bnextjs\b|\bvite\b|\bnuxt\b|\blaravel\b|\brails\b|\bdjango\b|\bdecouple\b|\bdocker\b|\bcompose\b|\bbun\b|\bdeno\b|\bsource \.|\. \.\/\.env|console\.log\((?:process\.env|token)|\b(?:prints?|logs?|shows) (?:the |my |it|fine|correct)/i,
    status: 401,
    decisive: true,
    fits: 'Languages don’t read `.env` by themselves. Unless something loads it, the header contains no token.',
    check: {
      text: 'Load it first: `node --env-file=.env`, `load_dotenv()`, or in the shell. Then print the length:',
      command: 'set -a && . ./.env && set +a && echo "${#{variable}}"',
    },
    afterwards: { text: 'Check the token in it.', variable: true },
  },
] as const satisfies readonly Circumstance[];
