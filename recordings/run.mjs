/** Runs inside the namespaces that record.mjs makes: one client, every situation. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, cpSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLIENTS } from './clients.mjs';
import { label, merge } from './labels.mjs';
import { hideSecrets, makeNeutral } from './neutral.mjs';
import { makeCertificates } from './server/certificates.mjs';
import {
  OAUTH_SITUATIONS,
  REGISTRY_SITUATIONS,
  SITUATIONS,
  SPACES_SITUATIONS,
} from './server/situations.mjs';
import { World } from './server/world.mjs';

const HOME = '/home/sammy';
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
/** Longer texts are stored for fewer situations, so that all data stay below 10 MB. */
const SHORTEST = 8;
const LONG = 1600;
const VERY_LONG = 4000;
const LONGEST = 16_000;
const ESSENTIAL = ['s401', 's403', 's429', 's502', 'refused', 'tlsself', 'newline', 'refresh'];

const name = process.argv[2];
const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice(7)
  .split(',');
const client = CLIENTS[name];
const here = fileURLToPath(new URL('.', import.meta.url));
const heldOut = JSON.parse(readFileSync(join(here, 'held-out.json'), 'utf8'));
const store = join(here, heldOut.includes(name) ? 'held-out' : 'data', `${name}.jsonl`);

const hex = (length) => randomBytes(length / 2).toString('hex');
const letters = (alphabet, length) =>
  Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const secrets = {
  token: `dop_v1_${hex(64)}`,
  refresh: `dor_v1_${hex(64)}`,
  code: hex(64),
  'spaces-key': `DO00${letters(UPPER, 16)}`,
  'spaces-secret': letters(`${UPPER}abcdefghijklmnopqrstuvwxyz`, 43),
  'github-token': `ghp_${letters(`${UPPER}abcdefghijklmnopqrstuvwxyz`, 36)}`,
};

/** Two clients may be recorded at the same time: each has its own files. */
const own = join(process.env.SCRATCH, 'etc', name);
mkdirSync(own, { recursive: true });

function mount(content, target) {
  const file = join(own, target.split('/').pop());
  writeFileSync(file, content);
  const done = spawnSync('mount', ['--bind', file, target], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
}

function environment(situation, world) {
  const token = situation.token ? situation.token(secrets) : secrets.token;
  const proxy = world.proxyUrl();
  const variables = {
    HOME,
    USER: 'sammy',
    LANG: 'C.UTF-8',
    PATH: `${HOME}/bin:${HOME}/venv/bin:/usr/local/sbin:/usr/local/bin:/usr/local/go/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    BASE_URL: situation.base ?? 'https://api.digitalocean.com',
    PYTHONUNBUFFERED: '1',
    SSL_CERT_FILE: BUNDLE,
    REQUESTS_CA_BUNDLE: BUNDLE,
    AWS_CA_BUNDLE: BUNDLE,
    NODE_EXTRA_CA_CERTS: BUNDLE,
    NO_COLOR: '1',
    // The programs print more styles of an error in the situations that matter most.
    ...(situation.core ? { CORE: '1' } : {}),
    ...(situation.answer ? { ANSWERED: '1' } : {}),
    ...(situation.kind === 'token' ? { TOKEN_FAULT: '1' } : {}),
    ...(ESSENTIAL.includes(situation.id) ? { ESSENTIAL: '1' } : {}),
    ...(situation.id === 's3unset'
      ? {}
      : { SPACES_KEY: secrets['spaces-key'], SPACES_SECRET: secrets['spaces-secret'] }),
    ...(token === undefined ? {} : { DIGITALOCEAN_TOKEN: token }),
    ...(proxy
      ? {
          HTTPS_PROXY: proxy,
          https_proxy: proxy,
          HTTP_PROXY: proxy,
          http_proxy: proxy,
          PROXY: proxy,
        }
      : {}),
  };
  return { ...variables, ...client.env?.(variables, situation) };
}

function runCommand(command, env, seconds) {
  return new Promise((resolve) => {
    const file = join(own, 'output');
    const out = openSync(file, 'w');
    const child = spawn('bash', ['-c', command], {
      cwd: `${HOME}/app`,
      env,
      stdio: ['ignore', out, out],
      detached: true,
    });
    const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), seconds * 1000);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      closeSync(out);
      resolve({ text: readFileSync(file, 'utf8'), code, killed: signal === 'SIGKILL' });
    });
  });
}

const SEPARATOR = String.fromCharCode(0x1e);

/** A program may print several texts, each after a line with the record separator and its name. */
function split(text, run) {
  const parts = text.split(new RegExp(`${SEPARATOR}([\\w-]+)\n`));
  const found = parts[0].trim() ? [[run, parts[0]]] : [];
  for (let i = 1; i < parts.length; i += 2)
    found.push([run === 'main' ? parts[i] : `${run}-${parts[i]}`, parts[i + 1]]);
  return found;
}

const certificates = await makeCertificates();
spawnSync('hostname', ['web-1']);
mount(certificates.ca, BUNDLE);
mount('nameserver 192.168.1.1\noptions timeout:1 attempts:1\n', '/etc/resolv.conf');
mount('127.0.0.1 localhost\n127.0.1.1 web-1\n', '/etc/hosts');
const world = new World(certificates);
world.secrets = secrets;
if (client.target) world.target = client.target;
await world.start();

mkdirSync(`${HOME}/app/report`, { recursive: true });
spawnSync('mount', ['-t', 'tmpfs', 'none', `${HOME}/app/report`]);
if (client.java) {
  spawnSync('keytool', [
    '-importcert',
    '-noprompt',
    '-alias',
    'loopback',
    '-storepass',
    'changeit',
    '-keystore',
    `${HOME}/app/report/trust.p12`,
    '-file',
    BUNDLE,
  ]);
}
cpSync(join(here, 'clients'), `${HOME}/app`, { recursive: true });
if (client.prepare)
  spawnSync('bash', ['-c', client.prepare], {
    cwd: `${HOME}/app`,
    env: environment({}, world),
    stdio: 'inherit',
  });
const version = spawnSync('bash', ['-c', client.version], {
  cwd: `${HOME}/app`,
  env: environment({}, world),
  encoding: 'utf8',
})
  .stdout.trim()
  .split('\n')[0];

const commands = typeof client.commands === 'string' ? { main: client.commands } : client.commands;
const seen = new Map();
const skipped = [];
const PRODUCTS = { spaces: SPACES_SITUATIONS, registry: REGISTRY_SITUATIONS };
/** What another product may answer too; the API's own answers and tokens say nothing about it. */
const ANYWHERE = ['filter', 'page', 'dns', 'refused', 'cut', 'timeout', 'tls', 'proxy', 'outage'];
const product = PRODUCTS[client.product];
const situations = [
  ...(product
    ? [
        ...product,
        ...SITUATIONS.filter(
          ({ id, kind }) => ANYWHERE.includes(kind) && !/json$|^s500b?$/.test(id),
        ),
      ]
    : SITUATIONS),
  ...(client.oauth ? OAUTH_SITUATIONS : []),
].filter((situation) =>
  only ? only.includes(situation.id) : !client.leaveOut?.includes(situation.id),
);
for (const situation of situations) {
  for (const [run, recipe] of Object.entries(commands)) {
    const { command, prompt, when, core } =
      typeof recipe === 'string' ? { command: recipe } : recipe;
    if (when && !when(situation)) continue;
    if (core && !situation.core) continue;
    world.enter(situation);
    const env = environment(situation, world);
    const done = await runCommand(command, env, client.seconds ?? 40);
    const statuses = [...world.answered];
    if (done.killed) skipped.push(`${run} ${situation.id}: over the limit of time`);
    const worked =
      !situation.answer && statuses.length > 0 && statuses.every((status) => status < 300);
    // Something else failed before the request: the text isn't about this situation.
    const missed = situation.answer !== undefined && statuses.length === 0;
    if (missed) skipped.push(`${run} ${situation.id}: no request arrived`);
    if (done.killed || worked || missed) continue;
    for (const [style, printed] of split(done.text, run)) {
      const folders = [process.env.SAMMY, `${process.env.SCRATCH}/home`];
      const neutral = makeNeutral(hideSecrets(printed, secrets), folders);
      const clean = client.clean ? client.clean(neutral) : neutral;
      const text = prompt ? `$ ${(prompt === true ? command : prompt).trim()}\n${clean}` : clean;
      if (client.isSuccess?.(clean)) continue;
      if (!clean.trim()) {
        skipped.push(`${style} ${situation.id}: printed nothing`);
        continue;
      }
      if (text.length > (client.long ?? LONG) && !situation.core) continue;
      if (text.length > VERY_LONG && !ESSENTIAL.includes(situation.id)) continue;
      if (text.length < SHORTEST || text.length > LONGEST) continue;
      const given =
        client.label?.({ situation, text, style, statuses }) ??
        label({ situation, text, statuses });
      const entry = seen.get(text) ?? {
        style,
        situations: [],
        notes: [],
        labels: [],
        answered: [],
      };
      entry.situations.push(situation.id);
      entry.notes.push(situation.note);
      entry.labels.push(given);
      entry.answered.push(...statuses);
      seen.set(text, entry);
    }
  }
}

const lines = [...seen].map(([input, entry]) => {
  const unique = [...new Set(entry.situations)];
  return JSON.stringify({
    id: `${name}-${entry.style}-${unique[0]}`,
    client: name,
    version,
    situation: unique[0],
    ...(unique.length > 1 ? { situations: unique } : {}),
    note: entry.notes[0],
    answered: [...new Set(entry.answered)].sort(),
    ...merge(entry.labels),
    input,
  });
});
const all = lines.join('\n');
const machine = [process.env.SCRATCH, process.env.OUTER_HOME, here].filter((folder) =>
  all.includes(folder),
);
const leaks = [...machine, ...(all.match(/do[a-z]_v1_[0-9a-f]{8,}|ghp_\w{10,}/g) ?? [])];
if (leaks.length > 0)
  process.stderr.write(`${name}: not neutral: ${[...new Set(leaks)].join(' ')}\n`);
if (!only) writeFileSync(store, `${all}\n`);
else
  process.stdout.write(
    `${lines
      .map((line) => {
        const { input, must_not, ...rest } = JSON.parse(line);
        return `${JSON.stringify(rest)}\n${input}\n`;
      })
      .join('\n')}\n`,
  );
const recorded = [...seen.values()].reduce((sum, entry) => sum + entry.situations.length, 0);
process.stdout.write(
  `${name} ${version}: ${recorded} recordings, ${lines.length} distinct, ${all.length} characters\n`,
);
if (process.env.RECORDING_VERBOSE) process.stdout.write(`${skipped.join('\n')}\n`);
process.exit(0);
