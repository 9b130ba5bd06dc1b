import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../../..');

/** Whether the slow tests run: `npm run test:full`. */
export const full = process.env.TEST_FULL === '1';
export const onlyFull = 'only in npm run test:full';

const script = join(root, 'scripts/release-tree.mjs');

/** Runs the script that writes or compares the release tree. */
export const releaseTree = (...args: readonly string[]) =>
  spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

/** Writes the release tree. Throws if it can't be published. */
export function writeTree(folder: string): string {
  const { status, stderr } = releaseTree(folder);
  if (status !== 0) throw new Error(stderr);
  return folder;
}

/** The version of a release tree. */
export const versionOf = (tree: string): string =>
  JSON.parse(readFileSync(join(tree, 'package.json'), 'utf8')).version;

/** A folder for one test file. */
export function newFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'release-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** The environment of a job: nothing of this machine except where the programs are. */
export const jobEnv = (home: string) => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  LC_ALL: 'C.UTF-8',
  GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
  GIT_CONFIG_NOSYSTEM: '1',
});

/** A bare repository whose tag `v…` is the release tree. */
export function bareRepository(tree: string, bare: string, tag: string): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  const git = (...args: readonly string[]) =>
    execFileSync('git', [...identity, ...args], { cwd: tree, stdio: 'pipe' });
  git('init', '--quiet', '--bare', '--initial-branch=release', bare);
  const inBare = ['--git-dir', bare, '--work-tree', '.'];
  git(...inBare, 'add', '--all', '--force', '.');
  git(...inBare, 'commit', '--quiet', '--message', tag);
  git('--git-dir', bare, 'tag', tag);
  return bare;
}

/** Variables that make Git clone `bare` instead of the address. */
export const insteadOf = (bare: string, address: string) => ({
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: `url.file://${bare}.insteadOf`,
  GIT_CONFIG_VALUE_0: address,
});
