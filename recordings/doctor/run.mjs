/** Runs inside the namespaces that record.mjs makes: one tool, every combination. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCertificates } from '../server/certificates.mjs';
import { Listener } from './listener.mjs';
import { fillIn, hide, LABELS, pathOf } from './table.mjs';

const HOME = '/home/sam';
const FOLDER = `${HOME}/project`;
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
const SECONDS = 90;

const [name, given] = process.argv.slice(2);
const programs = JSON.parse(given);
const { default: tool } = await import(`./tools/${name}.mjs`);
const here = fileURLToPath(new URL('.', import.meta.url));

const tokens = Object.fromEntries(
  LABELS.map((label) => [
    label,
    `dop_v1_${createHash('sha256').update(`recorded ${label}`).digest('hex')}`,
  ]),
);

function mount(content, target) {
  const file = join(process.env.SCRATCH, 'etc', target.split('/').pop());
  writeFileSync(file, content);
  const done = spawnSync('mount', ['--bind', file, target], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
}

const certificates = await makeCertificates();
mount(certificates.ca, BUNDLE);
mount('nameserver 192.168.1.1\noptions timeout:1 attempts:1\n', '/etc/resolv.conf');
mount('127.0.0.1 localhost\n', '/etc/hosts');
const listener = new Listener(certificates);
await listener.start();

const basic = {
  HOME,
  USER: 'sam',
  LANG: 'C.UTF-8',
  PATH: `${HOME}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
  NO_COLOR: '1',
  SSL_CERT_FILE: BUNDLE,
  REQUESTS_CA_BUNDLE: BUNDLE,
};

function write(files) {
  for (const [path, text] of Object.entries(files)) {
    const full = pathOf(path, HOME);
    mkdirSync(dirname(full), { recursive: true });
    // Programs of the recorder's own are run; a tool may refuse files that others can read.
    writeFileSync(full, text, { mode: path.startsWith('~/bin/') ? 0o755 : 0o600 });
  }
}

function run(command, env) {
  return new Promise((resolve) => {
    const file = join(process.env.SCRATCH, 'etc', 'output');
    const out = openSync(file, 'w');
    const child = spawn(command[0], command.slice(1), {
      cwd: FOLDER,
      env,
      stdio: ['ignore', out, out],
      detached: true,
    });
    let isLate = false;
    const stop = () => process.kill(-child.pid, 'SIGKILL');
    const timer = setTimeout(() => {
      isLate = true;
      stop();
    }, SECONDS * 1000);
    // What comes after the request may take minutes.
    if (tool.stopsAtRequest) listener.onCredential = stop;
    child.on('close', (status) => {
      listener.onCredential = () => {};
      clearTimeout(timer);
      closeSync(out);
      resolve({ text: readFileSync(file, 'utf8'), status, isLate });
    });
  });
}

/** Of this machine, which may be in a message. */
const folders = Object.values(programs).map((path) => `${dirname(path)}/`);

/** Times, as loggers write them, and what differs from run to run beside them. */
const TIMES =
  /\[\w{3} \w{3} +\d+ [\d:]{8} \w+ \d{4}\] ?|\d{4}[-/]\d\d[-/]\d\d[T ][\d:]{8}(?:[.,]\d+)?Z? *|\[\d{9,}\] */g;

/** The line of an output that says what failed. */
function complaint(text) {
  const lines = text
    // The provider comes from a path, and every run warns about that.
    .replace(/Warning: Provider development overrides[\s\S]*?published\s+releases\./g, '')
    .split('\n')
    .map((line) => line.replace(/[│╷╵]/g, '').trim())
    .filter((line) => line !== '' && !/\bwarn(?:ing)?\b/i.test(line));
  const line =
    lines.find((one) => /^Error: /.test(one)) ??
    lines.find((one) => /\b(?:error|fatal|fail|unable|not|missing|invalid|no)\b/i.test(one));
  const said = line ?? lines.at(-1) ?? '';
  const neutral = folders.reduce((rest, folder) => rest.replaceAll(folder, ''), said);
  return hide(neutral, tokens).replace(TIMES, '').trim().slice(0, 160);
}

const [program, ...words] = tool.version(programs);
const asked = spawnSync(program, words, { encoding: 'utf8', env: basic });
if (asked.status !== 0) {
  process.stdout.write(`${name}: left out, it can't say its version: ${asked.stderr}\n`);
  process.exit(0);
}
const version = asked.stdout.trim().split('\n')[0];

const rows = [];
const problems = [];
for (const { env = {}, files = {}, tools = tool.tools } of tool.combinations) {
  for (const entry of readdirSync(HOME)) rmSync(join(HOME, entry), { recursive: true });
  mkdirSync(FOLDER, { recursive: true });
  const own = tool.run(programs, { env, files, tools });
  const filled = (values) =>
    Object.fromEntries(Object.entries(values).map(([key, text]) => [key, fillIn(text, tokens)]));
  write(filled(files));
  write(own.files ?? {});
  listener.requests = [];
  const outputs = [];
  for (const command of own.commands) {
    outputs.push(await run(command, { ...basic, ...own.env, ...filled(env) }));
  }
  const sent = Object.fromEntries(tools.map((one) => [one, null]));
  for (const request of listener.requests) {
    const key = tool.toolOf ? tool.toolOf(request) : tools[0];
    if (key === undefined || request.sent === null) continue;
    const text = hide(request.sent, tokens);
    if (sent[key] !== undefined && sent[key] !== null && sent[key] !== text) {
      problems.push(`${rows.length}: ${key} sent ${sent[key]} and ${text}`);
    }
    sent[key] = text;
  }
  for (const { isLate, status } of outputs) {
    if (isLate) problems.push(`${rows.length}: over the limit of time`);
    if (status === 127 || status === 126) problems.push(`${rows.length}: status ${status}`);
  }
  const said = Object.values(sent).some((text) => text === null)
    ? complaint(outputs.map(({ text }) => text).join('\n'))
    : undefined;
  rows.push({ env, files, sent, ...(said ? { said } : {}) });
  if (process.env.RECORDING_VERBOSE) {
    process.stdout.write(
      `${JSON.stringify(rows.at(-1))}\n${outputs.map(({ text }) => text).join('\n')}\n`,
    );
  }
}

const head = { tool: name, version: hide(version, tokens) };
const lines = [head, ...rows].map((row) => JSON.stringify(row));
const machine = [process.env.SCRATCH, here, ...folders.filter((folder) => folder !== '/usr/bin/')];
const leaks = lines.filter(
  (line) => /do[a-z]_v1_[0-9a-f]{8}/.test(line) || machine.some((folder) => line.includes(folder)),
);
writeFileSync(join(here, 'data', `${name}.jsonl`), `${lines.join('\n')}\n`);
for (const line of [...problems, ...leaks.map((one) => `not neutral: ${one}`)]) {
  process.stderr.write(`${name}: ${line}\n`);
}
process.stdout.write(`${name} ${version}: ${rows.length} combinations\n`);
process.exit(leaks.length + problems.length > 0 ? 1 : 0);
