import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trackedByGit } from '../src/doctor/git-index.ts';

let folder: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
    cwd: folder,
    stdio: 'pipe',
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'token-check-index-'));
  await mkdir(join(folder, 'app/config'), { recursive: true });
  for (const name of ['.env', 'a.env', 'app/config/.env', 'later.env', 'app/.env']) {
    await writeFile(join(folder, name), 'x');
  }
  git('init', '-q');
  git('add', '.env', 'app/config/.env');
  git('add', '--intent-to-add', 'later.env');
});
afterAll(() => rm(folder, { recursive: true }));

describe('git tracks', () => {
  test.each([
    ['.env', true],
    ['app/config/.env', true],
    // The end of the path of another file.
    ['config/.env', false],
    ['app/.env', false],
    ['a.env', false],
    // Makes the index one of version 3.
    ['later.env', true],
  ])('%s: %s', async (name, expected) => {
    expect(await trackedByGit()(join(folder, name))).toBe(expected);
  });

  test('nothing before the first file is added', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    git('init', '-q', 'empty');
    expect(await trackedByGit()(join(empty, '.env'))).toBe(false);
  });

  test('a file in a worktree', async () => {
    git('commit', '-qm', 'x');
    git('worktree', 'add', '-q', 'other');
    expect(await trackedByGit()(join(folder, 'other/.env'))).toBe(true);
  });

  test('what can’t be told, in an index of version 4', async () => {
    git('update-index', '--index-version', '4');
    expect(await trackedByGit()(join(folder, '.env'))).toBeNull();
  });
});
