import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Compares `token-check doctor` in a home with 2,000 files with an empty one, and with a script that only
 * reads these files: whole processes in turn. The parser of HCL costs more and has a line of its own.
 * `node messy-home.mjs [rounds] [node]`.
 */
const rounds = Number(process.argv[2] ?? 20);
const node = process.argv[3] ?? process.execPath;
/** How many times the time of an empty home it may take, plus the reading. */
const goal = 3;
const program = join(import.meta.dirname, '../bin/token-check.cjs');
const token = `dop_v1_${randomBytes(32).toString('hex')}`;

/** By the path below the home, for a number. */
const kinds = [
  (at) => [`project/.env.${at}`, `TOKEN_${at}=value\n`],
  (at) => [`project/a${at}.yaml`, 'services:\n  web:\n    image: nginx\n'],
  (at) => [`project/do${at}.ini`, '[section]\nkey = value\n'],
  (at) => [`project/r${at}.bru`, 'get {\n  url: https://example.com\n}\n'],
  (at) => [`project/inventory/${at}.ini`, '[web]\nhost\n'],
  (at) => [`project/k8s/${at}.yaml`, 'kind: Deployment\nmetadata:\n  name: x\n'],
  (at) => [`project/charts/c${at}/values.yaml`, 'replicas: 1\n'],
  (at) => [`project/group_vars/g${at}/all.yml`, 'x: 1\n'],
  (at) => [`.secrets/certbot/do${at}.ini`, 'key = value\n'],
  (at) => [`.config/environment.d/${at}.conf`, 'KEY=value\n'],
];

const hcl = [
  (at) => [`project/m${at}.tf`, `variable "a${at}" {\n  default = "x"\n}\n`],
  (at) => [`project/m${at}.auto.tfvars`, `a${at} = "x"\n`],
];

/** A home with this many files, and the paths of the files. */
function homeWith(count, kinds) {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'messy-home-')));
  mkdirSync(join(home, 'project'));
  const paths = [];
  for (let at = 0; at < count / kinds.length; at++) {
    for (const kind of kinds) {
      const [name, content] = kind(at);
      const path = join(home, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      paths.push(path);
    }
  }
  return { home, paths };
}

/** The wall time of one run in milliseconds. */
async function run(home, args) {
  const start = performance.now();
  const child = spawn(node, args, {
    cwd: join(home, 'project'),
    env: { PATH: process.env.PATH, HOME: home, DO_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  const [status] = await once(child, 'close');
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`exit status ${status}: ${args.join(' ')}`);
  return { time, out };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const empty = homeWith(0, kinds);
const doctor = [program, 'doctor', '--offline', '--json'];

/** The arguments of a script that only reads files, as the doctor does. */
function reading(paths) {
  const list = join(empty.home, `${paths.length}.json`);
  writeFileSync(list, JSON.stringify(paths));
  return [
    '-e',
    `const { readFileSync, statSync } = require('node:fs');
for (const path of require(${JSON.stringify(list)})) statSync(path).isFile() && readFileSync(path, 'utf8');`,
  ];
}

async function compare(title, { home, paths }, goal) {
  const runs = {
    empty: [empty.home, doctor],
    messy: [home, doctor],
    reading: [home, reading(paths)],
    nothing: [home, ['-e', '']],
  };
  const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const [name, args] of Object.entries(runs)) {
      const { time, out } = await run(...args);
      if (name === 'messy' && JSON.parse(out).unread.length > 0)
        throw new Error('Not all was read.');
      if (round >= 0) times[name].push(time);
    }
  }
  const [atEmpty, atMessy, withReading, nothing] = Object.values(times).map(median);
  const read = withReading - nothing;
  const ms = (time) => `${time.toFixed(0)} ms`.padStart(9);
  const ratio = ((atMessy - read) / atEmpty).toFixed(2);
  process.stdout.write(
    `${title.padEnd(18)}${ms(atMessy)}${ms(atEmpty)}${ms(read)}   ratio without the reading ${ratio}${goal}\n`,
  );
  rmSync(home, { recursive: true });
}

process.stdout.write(`${rounds} rounds; the home, an empty one, only reading; medians\n`);
await compare('2,000 files', homeWith(2000, kinds), ` (goal: at most ${goal})`);
await compare('400 files of HCL', homeWith(400, hcl), '');
rmSync(empty.home, { recursive: true });
