import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import configs from '../packages/cli/rolldown.config.js';

/**
 * Writes the release tree: what the packed command line contains, with the GitHub action, the GitLab
 * template and the JSON Schemas. The same commit gives the same bytes.
 *
 *   node scripts/release-tree.mjs [folder]                  writes it; default: dist/release-tree
 *   node scripts/release-tree.mjs --check <folder or ref>   builds it and compares
 */
const root = join(import.meta.dirname, '..');
const cli = join(root, 'packages/cli');

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Fields of package.json that make sense in the repository only. */
const ownFields = ['scripts', 'devDependencies'];

/** A job clones the tree in each run, so it stays small. In bytes. */
const maxSize = 1.5 * 1024 * 1024;
const maxFiles = 250;

/** Whether a folder can be replaced: it doesn't exist, is empty, or has an earlier release tree. */
function isReplaceable(folder) {
  if (!existsSync(folder)) return true;
  const names = readdirSync(folder);
  if (names.length === 0) return true;
  const isTree = names.includes('action.yml') && names.includes('package.json');
  return (
    isTree &&
    readJson(join(folder, 'package.json')).name === '@token-check/cli' &&
    !names.includes('.git')
  );
}

async function write(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'templates'), { recursive: true });
  for (const { output, ...input } of configs) {
    const bundle = await rolldown({ ...input, cwd: cli });
    await bundle.write({ ...output, dir: join(folder, 'dist'), cleanDir: false });
    await bundle.close();
  }
  for (const name of ['bin', 'LICENSE', 'README.md']) {
    cpSync(join(cli, name), join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, 'schema'));
  for (const name of readdirSync(join(root, 'schema'))) {
    const schema = readJson(join(root, 'schema', name));
    writeFileSync(join(folder, 'schema', name), JSON.stringify(schema));
  }
  cpSync(join(root, 'release/action.yml'), join(folder, 'action.yml'));

  const { repository } = readJson(join(root, 'release/publication.json'));
  const manifest = readJson(join(cli, 'package.json'));
  const template = readFileSync(join(root, 'release/templates/token-check.yml'), 'utf8');
  writeFileSync(
    join(folder, 'templates/token-check.yml'),
    template.replace('VERSION', `v${manifest.version}`).replace('REPOSITORY', repository),
  );
  for (const field of ownFields) delete manifest[field];
  // The owner is unknown until the publication.
  if (!repository.includes('/OWNER/')) {
    manifest.repository = { type: 'git', url: `git+${repository}.git` };
    manifest.bugs = `${repository}/issues`;
    manifest.homepage = `${repository}#readme`;
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The content of every file of a folder by its path, without the files of Git. */
function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)])
    .filter(([path]) => !/^\.git(?:\/|$)/.test(path));
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What keeps a tree from being published. */
function faultsOf(files) {
  const faults = [];
  const size = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  if (size > maxSize) faults.push(`It has ${size} bytes, and ${maxSize} are the limit.`);
  for (const path of ['bin/token-check.cjs', 'dist/token-check.cjs', 'dist/action.cjs']) {
    if (!files.has(path)) faults.push(`It has no ${path}.`);
  }
  if (files.size > maxFiles)
    faults.push(`It has ${files.size} files, and ${maxFiles} are the limit.`);
  const manifest = JSON.parse(files.get('package.json'));
  const wrong = Object.keys(manifest).filter((field) => /dependencies|scripts/i.test(field));
  if (wrong.length > 0) faults.push(`Its package.json has ${wrong.join(', ')}.`);
  return { faults, size };
}

/** Where the files of a folder or of a commit differ from these. */
function differences(built, other) {
  return [
    ...[...built.keys()].flatMap((path) => {
      const found = other.get(path);
      if (found === undefined) return [`missing: ${path}`];
      return found.equals(built.get(path)) ? [] : [`different: ${path}`];
    }),
    ...[...other.keys()].filter((path) => !built.has(path)).map((path) => `not ours: ${path}`),
  ];
}

/** The files of a commit, and what its message says about its source. */
function filesOfRef(ref, folder) {
  const git = (...args) => execFileSync('git', args, { cwd: root, maxBuffer: 64 * maxSize });
  const archive = git('archive', '--format=tar', ref);
  mkdirSync(folder);
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  return {
    files: filesOf(folder),
    source: git('log', '-1', '--format=%b', ref, '--').toString().trim(),
  };
}

/** Whether the repository has a commit of that name. */
function isRef(name) {
  try {
    execFileSync('git', ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], { cwd: root });
    return true;
  } catch {
    return false;
  }
}

/** Compares a new tree with a folder or a commit and returns what to print. */
async function check(target) {
  const temporary = mkdtempSync(join(tmpdir(), 'release-tree-'));
  try {
    const folder = join(temporary, 'built');
    await write(folder);
    const built = filesOf(folder);
    const { files, source } = existsSync(target)
      ? { files: filesOf(target), source: '' }
      : filesOfRef(target, join(temporary, 'ref'));
    const found = differences(built, files);
    if (found.length === 0)
      return { status: 0, text: `${target} is this source: ${built.size} files.` };
    const rest = found.length > 10 ? [`and ${found.length - 10} more`] : [];
    return {
      status: 1,
      text: [
        `${target} is not built from this source.`,
        ...found.slice(0, 10),
        ...rest,
        ...(source ? [`The commit says: ${source}`] : []),
        'Check out the same commit without changes, run npm ci, and try again.',
      ].join('\n'),
    };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

const [first, target] = process.argv.slice(2);
if (first === '--check') {
  if (target === undefined || !(existsSync(target) || isRef(target))) {
    const name = target === undefined ? '' : ` ${target}`;
    process.stderr.write(`There is no folder, tag or commit${name} here.\n`);
    process.exitCode = 1;
  } else {
    const { status, text } = await check(target);
    process.stdout.write(`${text}\n`);
    process.exitCode = status;
  }
} else {
  // Not relative, because the bundler would start from its own folder.
  const folder = resolve(first ?? join(root, 'dist/release-tree'));
  // A run that was interrupted leaves a part of a tree in the default folder.
  if (first === undefined || isReplaceable(folder)) {
    await write(folder);
    const files = filesOf(folder);
    const { faults, size } = faultsOf(files);
    process.stdout.write(`${folder}: ${files.size} files, ${Math.round(size / 1000)} kB\n`);
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } else {
    process.stderr.write(
      `${folder} has other files, which this would delete. Name a new folder.\n`,
    );
    process.exitCode = 1;
  }
}
