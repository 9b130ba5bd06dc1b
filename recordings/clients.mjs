/**
 * How each client is installed and run.
 *
 * - `install`: a script for bash, run in the scratch folder with the machine's network
 * - `version`: a command whose first line says the version
 * - `commands`: what is run in every situation, by name; `prompt` puts the typed command above the output
 * - `seconds`: limit for one run
 */

const pip = (...packages) =>
  `[ -d venv ] || /usr/bin/python3 -m venv venv; venv/bin/pip install -q ${packages.join(' ')}`;
const npm = (...packages) =>
  `cd app; [ -f package.json ] || echo '{"private":true,"type":"module"}' > package.json; npm install --no-audit --no-fund --ignore-scripts pino@9 ${packages.join(' ')} > /dev/null`;
const apt = (...packages) =>
  `dpkg -s ${packages.join(' ')} > /dev/null 2>&1 || apt-get install -y --no-install-recommends ${packages.join(' ')}`;

const pythonVersion = (name) =>
  `/home/sammy/venv/bin/python -c 'from importlib.metadata import version; print(version("${name}"))'`;
const npmVersion = (name) =>
  `node -p 'JSON.parse(fs.readFileSync("node_modules/${name}/package.json")).version'`;

const python = (name, file = name, packages = [name], more = {}) => ({
  install: pip(...packages),
  version: pythonVersion(name),
  // Beside a program named as the package it imports, Python would import the program.
  prepare: `mkdir -p report && cp ${file}.py report/main.py && cp styles.py report/`,
  commands: '/home/sammy/venv/bin/python /home/sammy/app/report/main.py',
  ...more,
});
const node = (name, file = name, packages = [name], more = {}) => ({
  install: npm(...packages),
  version: npmVersion(name),
  commands: `node ${file}.mjs`,
  ...more,
});

/** A command as it is typed has the base URL in it, not a variable of the recorder. */
const typed = (command) => ({
  command: command.replaceAll('URL', '$BASE_URL'),
  prompt: command.replaceAll('URL', 'https://api.digitalocean.com'),
  when: ({ base }) => base === undefined,
});
const typedBase = (command) =>
  Object.fromEntries(
    [
      'https://cloud.digitalocean.com',
      'https://api.digitalocean.co',
      'api.digitalocean.com',
      'http://localhost:8080',
      'http://api.digitalocean.com',
    ].map((base) => [
      `typed-${base.replace(/\W+/g, '-')}`,
      {
        command: command.replaceAll('URL', base),
        prompt: command.replaceAll('URL', base),
        when: (situation) => situation.base === base,
      },
    ]),
  );

/** Commands that are run in the core situations only. */
const inCore = (commands) =>
  Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [name, { command, core: true }]),
  );

const CURL =
  'curl -sS -m 3 -X GET -H "Content-Type: application/json" -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" "URL/v2/account"';

/** For clients whose base URL, proxy or time limit can't be set. */
const BASES = ['basepanel', 'basetypo', 'basenoscheme', 'baselocal', 'basehttp'];
const PROXIES = ['proxy407', 'proxy403', 'proxy502', 'proxyrefused', 'proxydns'];
const TIMEOUTS = ['timeoutconnect', 'timeouttls', 'timeoutanswer', 'timeoutbody'];

export const CLIENTS = {
  curl: {
    install: apt('curl'),
    version: 'curl --version | cut -d" " -f2',
    oauth: true,
    commands: {
      typed: typed(CURL),
      ...typedBase(CURL),
      verbose: {
        command:
          'curl -sS -v -m 3 -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
        when: ({ core, kind }) => core || kind === 'token' || kind === 'base',
      },
      ...inCore({
        head: 'curl -sS -i -m 3 -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
        fail: 'curl -fsSL -m 3 -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
        progress: 'curl -m 3 -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
        jq: `curl -sS -m 3 -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/droplets | jq '.droplets[].name'`,
      }),
    },
  },
  requests: python('requests'),
  axios: node('axios'),
  fetch: {
    ...node('undici', 'fetch', []),
    version: 'node -v',
    commands: {
      plain: 'node fetch.mjs',
      text: 'style=text node fetch.mjs',
      ...inCore({ throw: 'style=throw node fetch.mjs', print: 'style=print node fetch.mjs' }),
    },
  },

  httpx: python('httpx'),
  aiohttp: python('aiohttp'),
  urllib: { ...python('urllib', 'urllib', ['pip']), version: '/home/sammy/venv/bin/python -V' },
  pydo: python('pydo'),
  'python-digitalocean': python('python-digitalocean'),
  libcloud: { ...python('apache-libcloud', 'libcloud'), leaveOut: BASES },
  got: node('got', 'got', ['got@14', 'https-proxy-agent']),
  ky: node('ky', 'ky', ['ky@1.9']),
  undici: node('undici', 'undici', ['undici@7.30']),
  'node-fetch': {
    ...node('node-fetch', 'node-fetch', ['node-fetch@3', 'https-proxy-agent']),
    commands: {
      plain: 'node node-fetch.mjs',
      ...inCore({ throw: 'style=throw node node-fetch.mjs' }),
    },
  },
  superagent: { ...node('superagent'), leaveOut: PROXIES },
  'dots-wrapper': { ...node('dots-wrapper'), leaveOut: BASES, seconds: 10 },
  'do-wrapper': {
    ...node('do-wrapper'),
    leaveOut: [...BASES, ...PROXIES, ...TIMEOUTS],
    seconds: 10,
  },
  digitalocean: { ...node('digitalocean'), leaveOut: [...BASES, ...TIMEOUTS], seconds: 10 },
  'digitalocean-js': { ...node('digitalocean-js'), leaveOut: [...BASES, ...TIMEOUTS], seconds: 10 },
};
