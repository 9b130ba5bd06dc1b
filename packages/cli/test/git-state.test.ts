import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gitStates } from '../src/doctor/git-state.ts';

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
  await writeFile(join(folder, '.gitignore'), '[a-c].env\nsecret/\n');
  await writeFile(join(folder, '.gitconfig'), '[core]\n\texcludesFile = ~/own\n');
  await writeFile(join(folder, 'own'), 'e.env\n');
  await writeFile(join(folder, 'app/.gitignore'), '!c.env\n');
  git('add', '.env', 'app/config/.env');
  git('add', '--intent-to-add', 'later.env');
});
afterAll(() => rm(folder, { recursive: true }));

describe('git has', () => {
  test.each([
    ['.env', 'tracked'],
    ['app/config/.env', 'tracked'],
    // The end of the path of another file.
    ['config/.env', 'untracked'],
    ['app/.env', 'untracked'],
    ['a.env', 'ignored'],
    ['app/b.env', 'ignored'],
    ['app/c.env', 'untracked'],
    ['secret/x/d.env', 'ignored'],
    // By the file that the user's settings name.
    ['app/e.env', 'ignored'],
    // Makes the index one of version 3.
    ['later.env', 'tracked'],
  ])('%s: %s', async (name, expected) => {
    expect(await gitStates(folder)(join(folder, name))).toBe(expected);
  });

  test('the same for a file after its patterns and settings were deleted: each is read once', async () => {
    const app = join(folder, 'app');
    const [patterns, settings] = [join(app, '.gitignore'), join(folder, '.gitconfig')];
    const states = gitStates(folder);
    const both = async () => [await states(join(app, 'c.env')), await states(join(app, 'e.env'))];
    expect(await both()).toEqual(['untracked', 'ignored']);
    const texts = await Promise.all([patterns, settings].map((file) => readFile(file, 'utf8')));
    await Promise.all([patterns, settings].map((file) => rm(file)));
    expect(await both()).toEqual(['untracked', 'ignored']);
    await writeFile(patterns, texts[0] ?? '');
    await writeFile(settings, texts[1] ?? '');
  });

  test('nothing before the first file is added', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    git('init', '-q', 'empty');
    expect(await gitStates(folder)(join(empty, '.env'))).toBe('untracked');
  });

  test('a file in a worktree', async () => {
    git('commit', '-qm', 'x');
    git('worktree', 'add', '-q', 'other');
    expect(await gitStates(folder)(join(folder, 'other/.env'))).toBe('tracked');
  });

  test('what can’t be told, in an index of version 4', async () => {
    git('update-index', '--index-version', '4');
    expect(await gitStates(folder)(join(folder, '.env'))).toBeNull();
  });
});
