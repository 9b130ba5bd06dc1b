import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type GitState, remembered } from '@token-check/core/doctor';
import ignore from 'ignore';

/** In bytes; that of a repository with a million files is larger. */
const maxSize = 64 * 1024 * 1024;
/** An index without entries. */
const nothingTracked = Buffer.from('DIRC\0\0\0\x02\0\0\0\0', 'latin1');
/** No path has more folders. */
const maxDepth = 40;

/** The patterns of one file. */
type Patterns = ReturnType<typeof ignore>;

/** What all questions about the files of one user share, so that each file of git is read once. */
interface Shared {
  /** By the folder of the repository. */
  readonly indexes: Map<string, Promise<Buffer | null>>;
  /** By path; null without such a file. */
  readonly patterns: Map<string, Promise<Patterns | null>>;
  /** The repository around a folder; null without one. */
  readonly repositories: Map<string, Promise<string | null>>;
  /** The path of the user's own file of patterns. */
  readonly own: () => Promise<string>;
}

/**
 * What git does with a file: whether its path is in the index of the repository around it, and whether
 * a file of patterns excludes it. Null outside a repository, and if the index can't be read or
 * compresses its paths (version 4). Git itself isn't run.
 * https://git-scm.com/docs/index-format, https://git-scm.com/docs/gitignore
 */
export function gitStates(
  home: string,
  config = join(home, '.config'),
): (path: string) => Promise<GitState | null> {
  let own: Promise<string> | undefined;
  const shared: Shared = {
    indexes: new Map(),
    patterns: new Map(),
    repositories: new Map(),
    own: () => {
      own ??= ownPatterns(home, config);
      return own;
    },
  };
  return async (path) => {
    const root = await remembered(shared.repositories, dirname(path), repositoryOf);
    if (root === null) return null;
    const found = await remembered(shared.indexes, root, readIndex);
    if (found === null) return null;
    const isTracked = isIn(found, relative(root, path).split(sep).join('/'));
    if (isTracked !== false) return isTracked && 'tracked';
    return (await isIgnored(path, root, shared)) ? 'ignored' : 'untracked';
  };
}

/** The user's own file of patterns, which the setting `core.excludesFile` may name. */
async function ownPatterns(home: string, config: string): Promise<string> {
  for (const file of [join(home, '.gitconfig'), join(config, 'git', 'config')]) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const line = text.split('\n').find((one) => /^\s{0,20}excludesfile\s{0,9}=/i.test(one));
    const named = line
      ?.slice(line.indexOf('=') + 1)
      .trim()
      .replace(/"/g, '');
    if (named) return resolve(home, named.replace(/^~\//, `${home}/`));
  }
  return join(config, 'git', 'ignore');
}

/** The patterns closest to the file decide; those of the repository and the user come last. */
async function isIgnored(path: string, root: string, shared: Shared): Promise<boolean> {
  const files: { file: string; folder: string }[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    files.push({ file: join(folder, '.gitignore'), folder });
    if (folder === root) break;
  }
  const exclude = await gitFolder(root).then((folder) => join(folder, 'info', 'exclude'));
  files.push({ file: exclude, folder: root }, { file: await shared.own(), folder: root });
  for (const { file, folder } of files) {
    const patterns = await remembered(shared.patterns, file, readPatterns);
    if (patterns === null) continue;
    const { ignored, unignored } = patterns.test(relative(folder, path).split(sep).join('/'));
    if (ignored || unignored) return ignored;
  }
  return false;
}

async function readPatterns(file: string): Promise<Patterns | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : ignore().add(text);
}

async function readIndex(root: string): Promise<Buffer | null> {
  try {
    const file = join(await gitFolder(root), 'index');
    return (await stat(file)).size > maxSize ? null : await readFile(file);
  } catch (error) {
    // Nothing was ever added to a repository without an index.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? nothingTracked : null;
  }
}

async function repositoryOf(start: string): Promise<string | null> {
  let folder = start;
  for (let depth = 0; depth < maxDepth; depth++) {
    if (await stat(join(folder, '.git')).catch(() => null)) return folder;
    const above = dirname(folder);
    if (above === folder) return null;
    folder = above;
  }
  return null;
}

/** In a worktree or a submodule, `.git` is a file that names the folder. */
async function gitFolder(root: string): Promise<string> {
  const path = join(root, '.git');
  if ((await stat(path)).isDirectory()) return path;
  const [, named = ''] = /^gitdir: (.*)/.exec(await readFile(path, 'utf8')) ?? [];
  return resolve(root, named.trim());
}

function isIn(index: Buffer, path: string): boolean | null {
  if (index.length < 12 || index.toString('latin1', 0, 4) !== 'DIRC') return null;
  const version = index.readUInt32BE(4);
  if (version !== 2 && version !== 3) return null;
  const wanted = Buffer.from(`${path}\0`);
  // The length of the path is in the flags before it; after them, version 3 may have two more bytes.
  const length = Math.min(wanted.length - 1, 0xfff);
  const hasLength = (at: number) => at >= 12 && (index.readUInt16BE(at) & 0xfff) === length;
  for (let at = index.indexOf(wanted); at !== -1; at = index.indexOf(wanted, at + 1)) {
    if (hasLength(at - 2) || (version === 3 && hasLength(at - 4))) return true;
  }
  return false;
}
