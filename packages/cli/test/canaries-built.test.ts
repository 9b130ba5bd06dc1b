import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canaryKinds, leakFinder, makeCanary } from '../../core/test/support/canaries.ts';
import { full } from '../../core/test/support/full.ts';
import { formatNames } from '../src/render/output-formats.ts';

/** The built program as a process: what it writes to files, and what other users see of it. */
const bin = join(import.meta.dirname, '../bin/token-check.cjs');
const seed = Number(process.env.TEST_SEED ?? 1);
const kinds = full ? canaryKinds : canaryKinds.filter((_, at) => (at + seed) % 9 === 1);

let server: Server;
let origin = '';
let folder = '';
/** Called when the program asks, before the answer. */
let onRequest = () => {};

beforeAll(async () => {
  server = createServer(({ headers }, response) => {
    onRequest();
    const message = `Unable to authenticate you ${headers.authorization}`;
    response.writeHead(401).end(JSON.stringify({ id: 'Unauthorized', message }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'token-check-canaries-'));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function start(args: readonly string[], env: Readonly<Record<string, string>>, stdin = '') {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      DIGITALOCEAN_API_URL: origin,
      DIGITALOCEAN_OAUTH_URL: origin,
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  child.stdin.end(stdin);
  const ended = once(child, 'close').then(([status]) => ({ status, output }));
  return { pid: child.pid ?? 0, ended };
}

/** Every file below the folder but the input, with its path: the cache, the reports, the passports. */
const written = (): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'input.txt')
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return `${path}\n${readFileSync(path, 'latin1')}`;
    })
    .join('\n');

const reports = [
  ...formatNames.flatMap((name) => ['--report', `${name}=report.${name}`]),
  ...['--output', 'out.json', '--format', 'json', '--passports', 'p.json', '--verbose'],
];

describe.each(kinds)('%s', (kind) => {
  const canary = makeCanary(kind, `built ${seed}`);
  const find = leakFinder(canary);
  const text = `export ${canary.name}=${canary.value}\ncurl -H "Authorization: Bearer ${canary.value}" https://api.digitalocean.com/v2/account\n`;

  test.each<[string, () => ReturnType<typeof start>]>([
    ['standard input', () => start(reports, {}, text)],
    ['a variable', () => start(['--env', 'X', ...reports], { X: canary.value })],
    ['a file', () => start(['--file', 'input.txt', ...reports], {})],
    ['a batch', () => start(['--batch', 'input.txt', '--format', 'ndjson', '-o', 'b.ndjson'], {})],
  ])('by %s is in no output, file or cache', async (_way, run) => {
    writeFileSync(join(folder, 'input.txt'), text);
    const { status, output } = await run().ended;
    expect([0, 1, 3]).toContain(status);
    expect(find(output)).toBeNull();
    expect(find(written())).toBeNull();
  });
});

test('the cache was written, so that the search above had something to find', () => {
  expect(existsSync(join(folder, '.cache/token-check'))).toBe(true);
  expect(existsSync(join(folder, 'report.sarif'))).toBe(true);
  expect(existsSync(join(folder, 'b.ndjson'))).toBe(true);
});

test.runIf(process.platform === 'linux')(
  'while it asks, its command line and the names of its threads have no credential',
  async () => {
    const canary = makeCanary('personal-access-token', 'title');
    let seen = '';
    let pid = 0;
    onRequest = () => {
      const tasks = readdirSync(`/proc/${pid}/task`);
      seen += readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      for (const task of tasks) seen += readFileSync(`/proc/${pid}/task/${task}/comm`, 'latin1');
    };
    const run = start(['--env', 'X', '--json'], { X: canary.value });
    pid = run.pid;
    expect([1, 3]).toContain((await run.ended).status);
    expect(seen).toContain('token-check.cjs');
    expect(leakFinder(canary)(seen)).toBeNull();
  },
);
