import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countLine, type Result, readResults } from '../scripts/test-results.mjs';

const root = join(import.meta.dirname, '..');

const inFolder = <T>(use: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'token-check-results-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** A run of the tests in `fixtures`, as `npm test` runs the others. */
const run = (...flags: string[]) =>
  inFolder((folder) => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const config = join(import.meta.dirname, 'fixtures/vitest.config.ts');
    const { status, stdout } = spawnSync(
      process.execPath,
      [vitest, 'run', '--config', config, ...flags],
      { cwd: root, encoding: 'utf8', env: { ...process.env, TEST_RESULTS: folder } },
    );
    return { status, stdout, results: readResults(folder) };
  });

describe('the reporter', () => {
  test('prints the reasons of skipped tests and ends with the totals', () => {
    const { status, stdout, results } = run('outcomes');
    expect(stdout).toMatch(/^Skipped: 1 in .*outcomes\.ts: this machine has no printer$/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('2 passed, 1 failed, 1 skipped');
    expect(countLine(results)).toBe('2 passed, 1 failed, 1 skipped');
    expect(status).toBe(1);
  });

  test('fails a run in which a test was skipped without a reason', () => {
    const { status, stdout } = run('silent');
    expect(stdout).toMatch(/^Skipped without a reason: .*silent\.ts > is skipped silently$/m);
    expect(status).toBe(1);
  });

  test('expects no reason where a name pattern leaves tests out', () => {
    expect(run('silent', '-t', 'passes')).toMatchObject({ status: 0 });
  });
});

test('a test of several runs counts once: failed if it failed in any of them', () => {
  const runs: Result[][] = [
    [
      { id: 'a', state: 'passed' },
      { id: 'b', state: 'failed' },
      { id: 'c', state: 'skipped', reason: 'why' },
    ],
    [
      { id: 'a', state: 'passed' },
      { id: 'b', state: 'passed' },
      { id: 'c', state: 'passed' },
      { id: 'd', state: 'skipped', reason: 'why' },
    ],
  ];
  inFolder((folder) => {
    runs.forEach((results, index) => {
      writeFileSync(join(folder, `${index}.json`), JSON.stringify(results));
    });
    expect(countLine(readResults(folder))).toBe('2 passed, 1 failed, 1 skipped');
  });
});
