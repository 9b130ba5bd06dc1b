import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The built program as a process: pipes, devices, signals. */
const bin = join(import.meta.dirname, '../bin/token-check.cjs');
const tokens = Array.from({ length: 300 }, (_, index) => makeToken('dop_v1_', `${index}`));

let server: Server;
let urls = '';
let requests = 0;
let folder = '';

beforeAll(async () => {
  // Answers the first four requests and lets all others hang.
  server = createServer((_request, response) => {
    if (++requests <= 4)
      response.writeHead(401).end('{"id":"Unauthorized","message":"Unable to authenticate you"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  urls = `--api-url ${origin} --oauth-url ${origin}`;
  folder = mkdtempSync(join(tmpdir(), 'token-check-'));
  writeFileSync(join(folder, 'tokens.txt'), `${tokens.join('\n')}\n`);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

function shell(command: string): ChildProcess & { output: () => string } {
  const child = spawn(
    'sh',
    ['-c', command.replaceAll('token-check', `"${process.execPath}" "${bin}"`)],
    {
      cwd: folder,
      env: { PATH: process.env.PATH },
    },
  );
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  child.stdin.end();
  return Object.assign(child, { output: () => output });
}

async function ended(command: string) {
  const child = shell(command);
  const [status] = await once(child, 'close');
  return { status, output: child.output() };
}

describe.runIf(existsSync('/dev/full'))('on a full device', () => {
  test.each([
    ['a report', 'token-check --offline -e X > /dev/full'],
    ['a batch', 'token-check --offline --batch tokens.txt > /dev/full'],
    ['the help', 'token-check --help > /dev/full'],
    ['--output', 'token-check --offline -e X -o /dev/full > /dev/null'],
    ['--output of a batch', 'token-check --offline --batch tokens.txt -o /dev/full > /dev/null'],
  ])('%s ends with one sentence and exit status 2', async (_what, command) => {
    const { status, output } = await ended(`X=${tokens[0]} ; export X; ${command}`);
    expect(output).toMatch(/^token-check: .* The disk is full\. \[unwritable-output\]\n.*\n$/);
    expect(status).toBe(2);
  });
});

test.each(['json', 'ndjson', 'text', 'github'])(
  'a reader that closes the pipe ends a run with %s',
  async (format) => {
    const { output } = await ended(
      `token-check --offline --batch tokens.txt --format ${format} | head -1 > /dev/null`,
    );
    expect(output).toBe('');
  },
);

test.each([
  ['the input', 'token-check --offline --json < wide.txt'],
  ['a file', 'token-check --offline --json --file wide.txt'],
  ['a batch', 'token-check --offline --json --batch wide.txt'],
  ['a batch on standard input', 'token-check --offline --json --batch - < wide.txt'],
])('%s is read as UTF-16', async (_what, command) => {
  for (const swap of [false, true]) {
    const bytes = Buffer.from(`\ufeff${tokens[0]}\r\n`, 'utf16le');
    writeFileSync(join(folder, 'wide.txt'), swap ? bytes.swap16() : bytes);
    const { status, output } = await ended(command);
    expect(status).toBe(0);
    expect(output).toContain(`"label": "dop_v1_…${tokens[0]?.slice(-4)}"`);
  }
});

test('a slow reader of many lines causes no warning', async () => {
  const many = join(folder, 'many.txt');
  writeFileSync(many, `${tokens.join('\n')}\n`.repeat(20));
  const { output } = await ended(
    'token-check --offline --batch many.txt --json | (sleep 1; head -1 > /dev/null)',
  );
  expect(output).toBe('');
});

test.each([
  ['SIGINT', 130, 'old'],
  ['SIGTERM', 143, 'old'],
  ['SIGHUP', 129, 'old'],
  ['SIGTERM', 143, null],
] as const)(
  '%s ends a batch with what is done (exit status %i, old report: %s)',
  async (signal, exit, old) => {
    requests = 0;
    const command = `exec token-check ${urls} --timeout 3600 --batch tokens.txt --format ndjson -o report.ndjson`;
    rmSync(join(folder, 'report.ndjson'), { force: true });
    if (old !== null) writeFileSync(join(folder, 'report.ndjson'), old);
    const child = shell(command);
    await expect.poll(() => requests, { timeout: 5000 }).toBeGreaterThan(8);
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill(signal);
    const [status] = await once(child, 'close');
    expect(status).toBe(exit);
    expect(child.output()).toContain('interrupted: to continue, use --resume FILE');
    const lines = readFileSync(join(folder, 'report.ndjson'), 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(JSON.parse(line).verdict).toBe('problem');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  },
);

test('a batch that continues its own report removes an incomplete line', async () => {
  const command = 'token-check --offline --batch tokens.txt --format ndjson';
  await ended(`${command} -o own.ndjson`);
  const own = join(folder, 'own.ndjson');
  const whole = readFileSync(own, 'utf8');
  writeFileSync(own, whole.slice(0, whole.length - 100));
  await ended(`${command} --resume own.ndjson -o own.ndjson`);
  const lines = readFileSync(own, 'utf8').trimEnd().split('\n');
  const names = lines.map((line) => JSON.parse(line).source.name);
  expect(names).toEqual(tokens.map((_token, index) => `line ${index + 1}`));
});
