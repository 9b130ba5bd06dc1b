import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '@token-check/core';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The built program, killed in the middle of a batch: no handler of a signal runs. */
const bin = join(import.meta.dirname, '../bin/token-check.cjs');
const lines = Array.from({ length: 120 }, (_, at) =>
  // Equal lines and lines without a fingerprint among them.
  at % 10 === 3 ? 'hello there' : makeToken('dop_v1_', `killed ${at % 50}`),
);

let server: Server;
let origin = '';
let folder = '';
beforeAll(async () => {
  server = createServer((_request, response) => {
    setTimeout(() => {
      response.writeHead(401).end('{"id":"Unauthorized","message":"Unable to authenticate you"}');
    }, 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'token-check-'));
  writeFileSync(join(folder, 'tokens.txt'), lines.join('\n'));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const start = (...more: string[]) => {
  const flags = ['--format', 'ndjson', '--output', 'report.ndjson', '--concurrency', '2'];
  const urls = ['--api-url', origin, '--oauth-url', origin];
  const argv = [bin, '--batch', 'tokens.txt', ...flags, ...urls, ...more];
  const child = spawn(process.execPath, argv, { cwd: folder, env: {}, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended };
};
const report = () => readFileSync(join(folder, 'report.ndjson'), 'utf8');
const size = () => (readdirSync(folder).includes('report.ndjson') ? report().length : 0);

test('a batch that was killed goes on where it was: nothing lost, nothing doubled', async () => {
  const resume: string[] = [];
  for (let kills = 0, before = 0; kills < 3; kills++) {
    const { child, ended } = start(...resume);
    await expect.poll(size, { timeout: 20_000, interval: 5 }).toBeGreaterThan(before + 3000);
    child.kill('SIGKILL');
    await ended;
    before = size();
    resume.splice(0, 2, '--resume', 'report.ndjson');
  }
  expect(await start(...resume).ended).toBe(1);
  const reports: Report[] = report()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const numbers = reports.map(({ source }) => source.line ?? 0);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(lines.map((_line, at) => at + 1));
  expect(readdirSync(folder).sort()).toEqual(['report.ndjson', 'tokens.txt']);
});

test('two runs at the same time do not write one file', async () => {
  rmSync(join(folder, 'report.ndjson'));
  const first = start();
  await expect.poll(size, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
  expect(await start().ended).toBe(2);
  expect(await start('--resume', 'report.ndjson').ended).toBe(2);
  expect(await first.ended).toBe(1);
  expect(report().trimEnd().split('\n')).toHaveLength(lines.length);
});
