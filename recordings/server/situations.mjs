/**
 * Every situation a client is put into. A situation changes one thing of a world in which everything
 * works: what the server answers, how the network behaves, which base URL or which token the client has.
 *
 * - `answer`: a key of ANSWERS, given to every request for the API
 * - `net`: how the connection behaves (see world.mjs)
 * - `certificate`: which certificate the host shows
 * - `proxy`: the client is given a proxy, which behaves like this
 * - `base`: the base URL of the client
 * - `token`: what the client has as its token; `undefined` means the variable is not set
 * - `core`: also recorded for long or slow output
 */

/** @typedef {{ id: string, kind: string, note: string, answer?: string, net?: string, certificate?: string,
 *   proxy?: string, base?: string, scheme?: string, token?: (secrets: Record<string, string>) => string | undefined,
 *   core?: boolean }} Situation */

const answers = (kind, entries) =>
  entries.map(([answer, note, core = false]) => ({ id: answer, kind, note, answer, core }));

const tokens = (entries) =>
  entries.map(([id, note, token, core = false]) => ({ id, kind: 'token', note, token, core }));

/** @type {Situation[]} */
export const SITUATIONS = [
  ...answers('rejected', [
    ['s401', '401, JSON, the current words', true],
    ['s401old', '401, JSON, the words until 2020'],
    ['s401text', '401 as plain text', true],
    ['s401empty', '401 without words', true],
    ['s401www', '401 with WWW-Authenticate: invalid_token'],
  ]),
  ...answers('scope', [
    ['s403', '403, a scope is missing, the current words', true],
    ['s403access', '403, a read-only token writes'],
    ['s403registry', '403, the words of the registry service'],
    ['s403permission', '403, the words of the API description'],
    ['s403empty', '403 without words'],
  ]),
  ...answers('locked', [['s403locked', '403, the account is locked']]),
  ...answers('filter', [
    ['cfblock', "Cloudflare's block page", true],
    ['cfchallenge', "Cloudflare's challenge page"],
    ['cf1020', "Cloudflare's error code 1020"],
    ['filter403', "the page of a company's filter, 403"],
    ['filter200', "the page of a company's filter, 200"],
  ]),
  ...answers('refused-request', [
    ['s404', '404, JSON', true],
    ['s409', '409, JSON'],
    ['s410', '410, JSON'],
    ['s422', '422, a limit of the account', true],
  ]),
  ...answers('other-404', [
    ['s404nginx', "404, nginx's page", true],
    ['s404go', '404, the text of a Go server'],
  ]),
  ...answers('rate', [
    ['s429', '429 without retry-after', true],
    ['s429retry', '429 with retry-after'],
    ['cf1015', "Cloudflare's error code 1015, 429"],
  ]),
  ...answers('outage', [
    ['s500', '500, JSON', true],
    ['s500b', '500, JSON, the words seen in 2019'],
    ['s500page', "500, nginx's page"],
    ['s502', "502, Cloudflare's page", true],
    ['s502json', '502, JSON'],
    ['s503', "503, a load balancer's page"],
    ['s503json', '503, JSON', true],
    ['s504', "504, nginx's page"],
    ['s504json', '504, JSON'],
    ['s522', "522, Cloudflare's page"],
    ['s522text', '522, the short text of Cloudflare'],
  ]),
  ...answers('page', [
    ['login200', 'a login page with 200'],
    ['hotel200', 'the page of a hotel network with 200', true],
    ['redirect302', 'a redirect to a login page'],
  ]),
  ...answers('broken-answer', [
    ['empty200', '200 without a body'],
    ['cut200', '200, the body ends in the middle'],
  ]),
  { id: 'dns', kind: 'dns', net: 'nxdomain', note: 'the name does not exist', core: true },
  { id: 'dnsagain', kind: 'dns', net: 'servfail', note: 'the name server fails' },
  { id: 'refused', kind: 'refused', net: 'refused', note: 'connection refused', core: true },
  { id: 'unreachable', kind: 'refused', net: 'unreachable', note: 'no route to the host' },
  { id: 'reset', kind: 'cut', net: 'reset', note: 'reset before TLS', core: true },
  { id: 'closetls', kind: 'cut', net: 'closetls', note: 'closed during the TLS handshake' },
  { id: 'resetlate', kind: 'cut', net: 'resetlate', note: 'reset after the request' },
  {
    id: 'emptyreply',
    kind: 'cut',
    net: 'emptyreply',
    note: 'closed without an answer',
    core: true,
  },
  {
    id: 'timeoutconnect',
    kind: 'timeout',
    net: 'blackhole',
    note: 'no answer to connect',
    core: true,
  },
  { id: 'timeouttls', kind: 'timeout', net: 'tlshang', note: 'no answer in the TLS handshake' },
  {
    id: 'timeoutanswer',
    kind: 'timeout',
    net: 'hang',
    note: 'no answer to the request',
    core: true,
  },
  { id: 'timeoutbody', kind: 'timeout', net: 'bodyhang', note: 'the body stops coming' },
  { id: 'tlsself', kind: 'tls', certificate: 'self', note: 'self-signed certificate', core: true },
  {
    id: 'tlsunknown',
    kind: 'tls',
    certificate: 'unknown',
    note: "issuer unknown: a company's inspection",
  },
  {
    id: 'tlsexpired',
    kind: 'tls',
    certificate: 'expired',
    note: 'expired certificate',
    core: true,
  },
  { id: 'tlsname', kind: 'tls', certificate: 'name', note: 'certificate for another name' },
  { id: 'tlsearly', kind: 'tls', certificate: 'early', note: 'certificate not valid yet' },
  { id: 'tlsplain', kind: 'tls', net: 'plain443', note: 'port 443 answers in plain HTTP' },
  { id: 'proxy407', kind: 'proxy', proxy: '407', note: 'the proxy wants a login', core: true },
  { id: 'proxy403', kind: 'proxy', proxy: '403', note: 'the proxy refuses CONNECT with 403' },
  { id: 'proxy502', kind: 'proxy', proxy: '502', note: 'the proxy answers CONNECT with 502' },
  {
    id: 'proxyrefused',
    kind: 'proxy',
    proxy: 'refused',
    note: "nothing listens on the proxy's port",
  },
  { id: 'proxydns', kind: 'proxy', proxy: 'dns', note: "the proxy's name does not exist" },
  {
    id: 'basepanel',
    kind: 'base',
    base: 'https://cloud.digitalocean.com',
    note: "the base URL is the control panel's",
  },
  {
    id: 'basetypo',
    kind: 'base',
    base: 'https://api.digitalocean.co',
    note: 'the base URL has a typo',
  },
  {
    id: 'basenoscheme',
    kind: 'base',
    base: 'api.digitalocean.com',
    note: 'the base URL has no https://',
  },
  {
    id: 'baselocal',
    kind: 'base',
    base: 'http://localhost:8080',
    note: 'the base URL is a local server that does not run',
  },
  {
    id: 'basehttp',
    kind: 'base',
    base: 'http://api.digitalocean.com',
    note: 'the base URL has http://; the answer is a redirect',
  },
  ...tokens([
    ['newline', 'a line break after the token', (s) => `${s.token}\n`, true],
    [
      'midnewline',
      'a line break inside the token',
      (s) => `${s.token.slice(0, 40)}\n${s.token.slice(40)}`,
    ],
    ['curly', 'curly quotes around the token', (s) => `“${s.token}”`, true],
    ['zerowidth', 'a zero-width space after the token', (s) => `${s.token}\u200b`],
    ['quoted', 'quotes around the token', (s) => `"${s.token}"`],
    ['empty', 'the variable is empty', () => '', true],
    ['unset', 'the variable is not set', () => undefined, true],
    ['placeholder', 'a placeholder', () => 'your_api_token_here'],
    ['literal', 'the name of the variable, sent literally', () => '$DIGITALOCEAN_TOKEN'],
    ['masked', 'the token as a log shows it', () => '***'],
    ['truncated', 'the first 40 characters of the token', (s) => s.token.slice(0, 40)],
    ['repeated', 'the word Bearer twice', (s) => `Bearer ${s.token}`],
    ['code', 'an authorization code', (s) => s.code],
    ['refresh', 'a refresh token', (s) => s.refresh, true],
    ['spaceskey', 'an access key of Spaces', (s) => s['spaces-key']],
    ['foreign', "GitHub's token", (s) => s['github-token']],
  ]),
];

/** Asked of the OAuth host only, by the clients that do so. */
export const OAUTH_SITUATIONS = answers('oauth', [
  ['oauthexpired', 'the OAuth host says that the token expired'],
  ['oauthrevoked', 'the OAuth host says that the token was revoked'],
]);

/** Answers of Spaces, for clients of S3. */
export const SPACES_SITUATIONS = answers('spaces', [
  ['s3unknownkey', 'Spaces does not know the access key', true],
  ['s3signature', 'the secret key does not match', true],
  ['s3denied', 'Spaces denies access', true],
  ['s3nobucket', 'the bucket does not exist', true],
  ['s3slowdown', 'Spaces limits the rate', true],
]).concat([{ id: 's3unset', kind: 'spaces', note: 'the keys are not set', core: true }]);

/** Answers of the container registry. */
export const REGISTRY_SITUATIONS = answers('registry', [
  ['registryunauthorized', 'the registry wants a login', true],
  ['registrydenied', 'the registry denies access', true],
  ['registryunknown', 'the image does not exist', true],
]);
