import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '@token-check/core';
import { makeToken } from '@token-check/core/sandbox';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { full } from './release/tree.ts';

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

/** The report has one line for each line of the batch, and nothing else is left in the folder. */
function expectEachLineOnce() {
  const reports: Report[] = report()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const numbers = reports.map(({ source }) => source.line ?? 0);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(lines.map((_line, at) => at + 1));
  for (const { source, verdict, credential } of reports) {
    // Each line has its own outcome, and not that of another one.
    const text = lines[(source.line ?? 0) - 1] ?? '';
    const [label, expected] = text.startsWith('dop_v1_')
      ? [`dop_v1_…${text.slice(-4)}`, 'problem']
      : [undefined, reports.find((one) => one.source.line === 4)?.verdict];
    expect([credential?.label, verdict]).toEqual([label, expected]);
  }
  expect(readdirSync(folder).sort()).toEqual(['report.ndjson', 'tokens.txt']);
}

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
  expectEachLineOnce();
});

/** What happens to a run: when it is killed, and how much of its last line a crash would have kept. */
interface Kill {
  /** After the start of the run, in milliseconds. */
  readonly afterMs: number;
  /** Not before it has written so many bytes. */
  readonly afterBytes: number;
  /** Bytes that are cut from the end of the report, as when the machine crashes too. */
  readonly cutBytes: number;
}

const kills: fc.Arbitrary<readonly Kill[]> = fc.array(
  fc.record({
    afterMs: fc.oneof(fc.nat(600), fc.nat(30)),
    afterBytes: fc.oneof(fc.constant(0), fc.nat(20_000)),
    cutBytes: fc.oneof(fc.constant(0), fc.nat(300)),
  }),
  { minLength: 4, maxLength: 8 },
);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const batches = full ? 30 : 1;
test(`${batches} × killed at random moments, then ended`, {
  timeout: batches * 60_000,
}, async () => {
  const path = join(folder, 'report.ndjson');
  // There is nothing to go on with before the first line.
  const resume = () => (existsSync(path) ? ['--resume', 'report.ndjson'] : []);
  const seed = Number(process.env.TEST_SEED ?? 1);
  let hits = 0;
  const property = fc.asyncProperty(kills, async (all) => {
    rmSync(path, { force: true });
    for (const { afterMs, afterBytes, cutBytes } of all) {
      const before = size();
      const { child, ended } = start(...resume());
      let isRunning = true;
      void ended.then(() => {
        isRunning = false;
      });
      await pause(afterMs);
      while (isRunning && size() < before + afterBytes) await pause(2);
      if (child.kill('SIGKILL') && isRunning) hits++;
      await ended;
      if (existsSync(path)) truncateSync(path, Math.max(0, statSync(path).size - cutBytes));
    }
    expect(await start(...resume()).ended).toBe(1);
    expectEachLineOnce();
  });
  await fc.assert(property, { seed, numRuns: batches, endOnFailure: true });
  // Most of them were still running.
  expect(hits).toBeGreaterThan(batches * 2);
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
