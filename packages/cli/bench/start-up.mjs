import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Compares the start-up of the built program with the smallest script that does the same, and
 * `token-check ci` with the default command: whole processes in turn, so that a busy machine slows
 * both. `node start-up.mjs [pairs] [node]`.
 */
const pairs = Number(process.argv[2] ?? 60);
const node = process.argv[3] ?? process.execPath;
/** How many times the other run's time a run may take, as a median of pairs. */
const goals = { bareScript: 1.5, defaultCommand: 1.3, oneSecret: 2 };
const program = join(import.meta.dirname, '../bin/token-check.cjs');
const bare = (name) => join(import.meta.dirname, name);
const token = `dop_v1_${randomBytes(32).toString('hex')}`;

/** Responses to the two requests, in the format of DigitalOcean's. */
const bodies = {
  '/v2/account': {
    account: {
      email: 'sammy@example.com',
      name: 'Sammy',
      uuid: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef',
      status: 'active',
      email_verified: true,
      team: null,
    },
  },
  '/v1/oauth/token/info': {
    resource_owner_id: 1,
    scopes: ['api:read', 'api:write'],
    expires_in_seconds: null,
    application: { uid: null },
    created_at: 1_750_000_000,
  },
};
let requests = 0;
const server = createServer(({ url }, response) => {
  requests++;
  const body = bodies[url];
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? {}));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const origin = `http://127.0.0.1:${server.address().port}`;

/** Without the settings of this machine; with a home for the compile cache of Node 22 and later. */
const home = mkdtempSync(join(tmpdir(), 'start-up-'));
const names = Array.from({ length: 12 }, (_, index) => `DO_TOKEN_${index + 1}`);
// A value of its own for each: token-check asks only once about a value with two names.
const tokens = names.map((name) => [name, `dop_v1_${randomBytes(32).toString('hex')}`]);
const env = { PATH: process.env.PATH, HOME: home, DO_TOKEN: token, ...Object.fromEntries(tokens) };

/** The wall time of one run in milliseconds. */
async function run(args) {
  const start = performance.now();
  const child = spawn(node, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stdin.end(`${token}\n`);
  const [status] = await once(child, 'close');
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`exit status ${status}: ${args.join(' ')}`);
  JSON.parse(out);
  return time;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs both in turn, after three rounds to warm up. */
async function compare(title, ours, theirs, goal = goals.bareScript) {
  const times = [];
  for (let round = -3; round < pairs; round++) {
    // The order alternates, in case a run affects the next one.
    const order = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
    const first = await run(order[0]);
    const second = await run(order[1]);
    if (round >= 0) times.push(round % 2 === 0 ? [first, second] : [second, first]);
  }
  const ms = (index) => median(times.map((pair) => pair[index])).toFixed(1);
  const ratio = median(times.map(([a]) => a)) / median(times.map(([, b]) => b));
  const paired = median(times.map(([a, b]) => a / b));
  process.stdout.write(
    `${title.padEnd(22)}${ms(0).padStart(8)} ms${ms(1).padStart(8)} ms   ratio ${ratio.toFixed(2)}, by pairs ${paired.toFixed(2)} (goal: at most ${goal})\n`,
  );
}

/** The path of a configuration with secrets in these variables. */
function configOf(names) {
  const path = join(home, `${names.length}.yaml`);
  writeFileSync(path, `secrets:\n${names.map((name) => `  - env: ${name}\n`).join('')}`);
  return path;
}

process.stdout.write(`${pairs} pairs; token-check, bare script; medians\n`);
await compare('--offline', [program, '--offline', '--json'], [bare('bare-stdin.cjs')]);
const before = requests;
await compare(
  'two requests',
  [program, '--api-url', origin, '--oauth-url', origin, '--json'],
  [bare('bare-probe.cjs'), origin],
);
if (requests - before !== 4 * (pairs + 3)) throw new Error('Not the same requests.');

process.stdout.write('token-check ci, the default command\n');
const one = ['-c', configOf(['DO_TOKEN']), '--json'];
const urls = ['--api-url', origin, '--oauth-url', origin];
await compare(
  'ci --offline',
  [program, 'ci', '--offline', ...one],
  [program, '--offline', '-e', 'DO_TOKEN', '--json'],
  goals.defaultCommand,
);
await compare(
  'ci, two requests',
  [program, 'ci', ...urls, ...one],
  [program, ...urls, '-e', 'DO_TOKEN', '--json'],
  goals.defaultCommand,
);
process.stdout.write('ci with twelve secrets, ci with one\n');
await compare(
  'ci, twelve secrets',
  [program, 'ci', ...urls, '-c', configOf(names), '--json'],
  [program, 'ci', ...urls, ...one],
  goals.oneSecret,
);
server.close();
rmSync(home, { recursive: true });
