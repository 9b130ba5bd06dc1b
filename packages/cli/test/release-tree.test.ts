import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { docsAddressOf } from '../src/render/docs-address.ts';
import { type Loopback, startLoopback } from './loopback.ts';
import { runProgram } from './release/program.ts';
import { blocksOf, runStep, scriptsOf } from './release/shell.ts';
import {
  bareRepository,
  full,
  insteadOf,
  jobEnv,
  newFolder,
  onlyFull,
  releaseTree,
  root,
  versionOf,
  writeTree,
} from './release/tree.ts';

const folder = newFolder();
const tree = join(folder.path, 'tree');
const bare = join(folder.path, 'token-check.git');
const token = makeToken('dop_v1_', 'full access');
let tag: string;
let loopback: Loopback;

beforeAll(async () => {
  writeTree(tree);
  tag = `v${versionOf(tree)}`;
  bareRepository(tree, bare, tag);
  loopback = await startLoopback();
}, 60_000);
afterAll(() => {
  loopback.close();
  folder.remove();
});

/** The content of every file by its path; one character for each byte. */
const filesOf = (path: string) =>
  new Map(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map(
        (file) =>
          [relative(path, file).replaceAll('\\', '/'), readFileSync(file, 'latin1')] as const,
      ),
  );

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('the release tree', () => {
  test('has the files of the packed command line, the action, the template and the schema', () => {
    const [{ files }] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--loglevel=silent'], {
        cwd: join(root, 'packages/cli'),
        encoding: 'utf8',
        shell: process.platform === 'win32',
      }),
    ) as [{ files: readonly { path: string }[] }];
    const schemas = ['schema/config-v1.schema.json', 'schema/doctor-v1.schema.json'];
    const added = ['action.yml', 'templates/token-check.yml', ...schemas];
    const expected = [...files.map(({ path }) => path), ...added];
    const paths = [...filesOf(tree).keys()];
    expect(paths.sort()).toEqual(expected.sort());
    // The artifact between the jobs of the release has no hidden files.
    expect(paths.filter((path) => /(?:^|\/)\./.test(path))).toEqual([]);
  });

  test('is below its budget, without dependencies and scripts', () => {
    const files = filesOf(tree);
    const size = [...files.values()].reduce((sum, content) => sum + content.length, 0);
    expect(size).toBeLessThan(1.5 * 1024 * 1024);
    expect(files.size).toBeLessThan(250);
    const manifest = readJson(join(tree, 'package.json'));
    expect(Object.keys(manifest).filter((key) => /dependencies|scripts/i.test(key))).toEqual([]);
  });

  test('is the same when it is made again', () => {
    const again = join(folder.path, 'again');
    writeTree(again);
    expect(filesOf(again)).toEqual(filesOf(tree));
  });

  test('is written into a folder that is named from the current one, as in the README', () => {
    const relativePath = relative(process.cwd(), join(folder.path, 'from-here'));
    writeTree(relativePath);
    expect(filesOf(join(folder.path, 'from-here'))).toEqual(filesOf(tree));
  });

  test('replaces an earlier tree, and deletes nothing else', () => {
    const target = empty('target');
    writeTree(target);
    writeFileSync(join(target, 'dist/old.cjs'), '');
    writeTree(target);
    expect([...filesOf(target).keys()]).toEqual([...filesOf(tree).keys()]);
    const own = empty('own');
    writeFileSync(join(own, 'package.json'), '{"name":"shop"}');
    const { status, stderr } = releaseTree(own);
    expect(status).toBe(1);
    expect(stderr).toContain('has other files, which this would delete');
    expect(readdirSync(own)).toEqual(['package.json']);
  });

  test('names no folder of the machine that made it', () => {
    const telling = [...filesOf(tree)].filter(([, content]) => content.includes(root));
    expect(telling.map(([path]) => path)).toEqual([]);
  });

  test('has the schemas and the names of the source', () => {
    for (const name of ['config-v1.schema.json', 'doctor-v1.schema.json']) {
      expect(readJson(join(tree, 'schema', name))).toEqual(readJson(join(root, 'schema', name)));
    }
    const template = readFileSync(join(tree, 'templates/token-check.yml'), 'utf8');
    const [spec] = parseAllDocuments(template);
    const { repository } = readJson(join(root, 'release/publication.json'));
    expect(spec?.toJS().spec.inputs).toMatchObject({
      version: { default: tag },
      source: { default: `${repository}.git` },
      image: { default: 'node:24-slim' },
    });
  });
});

test('a report names a page that the repository has', () => {
  vi.stubGlobal('publishedAt', 'https://github.com/acme/token-check');
  const address = docsAddressOf('docs/problems/token-rejected.md') ?? '';
  vi.unstubAllGlobals();
  const [, page = ''] = address.split('https://github.com/acme/token-check/blob/main/');
  expect(existsSync(join(root, page))).toBe(true);
});

describe('--check', () => {
  const copy = join(folder.path, 'copy');

  beforeEach(() => {
    rmSync(copy, { recursive: true, force: true });
    cpSync(tree, copy, { recursive: true });
  });

  test('finds the same tree', () => {
    const { status, stdout } = releaseTree('--check', copy);
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('is this source'),
    });
  });

  test('names each file that is changed, missing or added', () => {
    appendFileSync(join(copy, 'dist/action.cjs'), ' ');
    writeFileSync(join(copy, 'dist/extra.cjs'), '');
    rmSync(join(copy, 'action.yml'));
    const { status, stdout } = releaseTree('--check', copy);
    expect(status).toBe(1);
    expect(stdout.split('\n').slice(1, 4).sort()).toEqual([
      'different: dist/action.cjs',
      'missing: action.yml',
      'not ours: dist/extra.cjs',
    ]);
  });

  test('says that there is no such folder, tag or commit', () => {
    const { status, stderr } = releaseTree('--check', 'v99.99.99');
    expect(status).toBe(1);
    expect(stderr).toBe('There is no folder, tag or commit v99.99.99 here.\n');
  });
});

/** Runs a program of a job, with what it needs to ask the simulated DigitalOcean. */
const run = (command: string, args: readonly string[], cwd: string) =>
  runProgram(command, args, {
    cwd,
    env: {
      ...jobEnv(folder.path),
      ...loopback.env,
      DIGITALOCEAN_ACCESS_TOKEN: token,
      npm_config_cache: join(folder.path, 'npm-cache'),
      npm_config_update_notifier: 'false',
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      npm_config_offline: 'true',
    },
  });

/** An empty folder below the one of this file. */
function empty(name: string): string {
  const path = join(folder.path, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

const check = ['ci', '--env', 'DIGITALOCEAN_ACCESS_TOKEN', '--json'];
const usable = (out: string) => JSON.parse(out).reports[0].verdict === 'usable';

describe('the tag runs', () => {
  beforeEach(({ skip }) => skip(!full, onlyFull));
  const address = () => `git+file://${bare}#${tag}`;

  test('from a clone', async () => {
    const cwd = empty('clone');
    const cloned = await run(
      'git',
      ['clone', '-q', '--depth', '1', '-b', tag, `file://${bare}`, 'tool'],
      cwd,
    );
    expect(cloned.status).toBe(0);
    const { status, out } = await run('node', ['tool/bin/token-check.cjs', ...check], cwd);
    expect({ status, usable: usable(out) }).toEqual({ status: 0, usable: true });
  });

  test('installed by npm from Git, and adds nothing but itself', async () => {
    const cwd = empty('npm-i');
    writeFileSync(join(cwd, 'package.json'), '{"private":true}');
    const installed = await run('npm', ['install', address()], cwd);
    expect({ status: installed.status, err: installed.err }).toEqual({ status: 0, err: '' });
    expect(readdirSync(join(cwd, 'node_modules')).filter((name) => name[0] !== '.')).toEqual([
      '@token-check',
    ]);
    const { status, out } = await run('npx', ['--no', '--', 'token-check', ...check], cwd);
    expect({ status, usable: usable(out) }).toEqual({ status: 0, usable: true });
  });

  test('by npx from Git', async () => {
    const { status, out } = await run('npx', ['--yes', address(), ...check], empty('npx'));
    expect({ status, usable: usable(out) }).toEqual({ status: 0, usable: true });
  });

  test('from the tarball that npm packs of it', async () => {
    const cwd = empty('tarball');
    writeFileSync(join(cwd, 'package.json'), '{"private":true}');
    const packed = await run('npm', ['pack', '--silent', tree], cwd);
    const installed = await run('npm', ['install', `./${packed.out.trim()}`], cwd);
    expect({ status: installed.status, err: installed.err }).toEqual({ status: 0, err: '' });
    const { status, out } = await run('node_modules/.bin/token-check', check, cwd);
    expect({ status, usable: usable(out) }).toEqual({ status: 0, usable: true });
  });
});

/** The shell commands of an example, without the syntax around them. */
const commandsIn = (example: string): readonly string[] =>
  example
    .split('\n')
    .map((line) => line.replace(/^\s*(?:- )?(?:run: )?/, ''))
    .filter((line) => /^(?:git clone|node|mkdir|rm) /.test(line));

describe('the check by cron', () => {
  const script =
    blocksOf('docs/ci-systems.md', 'sh').find((block) => block.includes('set -a')) ?? '';

  test.each([
    ['prints nothing if all is well', 'full access', /^$/],
    ['prints the report if a token is rejected', 'deleted', /DigitalOcean rejected the token/],
  ])('%s', async (_what, name, printed) => {
    empty('cron');
    const cwd = empty('cron/workspace');
    cpSync(tree, join(cwd, 'token-check'), { recursive: true });
    const files = {
      '.git': '',
      'token-check.config.yaml': 'secrets:\n  - env: DO_TOKEN\n',
      'token-check.env': `DO_TOKEN=${makeToken('dop_v1_', name)}\n`,
    };
    for (const [file, content] of Object.entries(files)) writeFileSync(join(cwd, file), content);
    const { out } = await runStep(script, cwd, loopback.env);
    expect(out).toMatch(printed);
  });
});

describe('the configuration check on pull requests', () => {
  const workflow =
    blocksOf('docs/ci.md', 'yaml').find((text) => text.includes('token-check-config.yml\n')) ?? '';
  const [step = ''] = scriptsOf(workflow, 'configuration');

  test.each([
    [
      'a good configuration',
      'secrets:\n  - env: DO_TOKEN\n',
      0,
      /1 secret to check\. Nothing was sent\./,
    ],
    [
      'a fault',
      'secrets:\n  - enf: DO_TOKEN\n',
      2,
      /^::error file=token-check\.config\.yaml,line=2,/m,
    ],
  ])('%s', async (_what, config, status, printed) => {
    empty('pull');
    const cwd = empty('pull/workspace');
    cpSync(tree, join(cwd, '.token-check'), { recursive: true });
    for (const [file, content] of Object.entries({
      '.git': '',
      'token-check.config.yaml': config,
    })) {
      writeFileSync(join(cwd, file), content);
    }
    const before = loopback.asked.length;
    const ran = await runStep(step, cwd, { ...loopback.env, GITHUB_ACTIONS: 'true' });
    expect({ status: ran.status, asked: loopback.asked.length }).toEqual({ status, asked: before });
    expect(ran.out).toMatch(printed);
  });
});

describe('the commands of the other CI systems', () => {
  const page = 'docs/ci-systems.md';
  const examples = [...blocksOf(page, 'groovy'), ...blocksOf(page, 'yaml')].map((block) => ({
    name: /^# (.*)\n/.exec(block)?.[1] ?? 'Jenkinsfile',
    block,
  }));

  test('are five', () => {
    expect(examples.map(({ name }) => name)).toEqual([
      'Jenkinsfile',
      '.circleci/config.yml',
      'azure-pipelines.yml',
      'bitbucket-pipelines.yml',
      '.buildkite/pipeline.yml',
    ]);
  });

  test.each(examples)('run and write the report: $name', async ({ block }) => {
    empty('job');
    const cwd = empty('job/workspace');
    for (const [name, content] of Object.entries({
      '.git': '',
      'token-check.config.yaml': 'secrets:\n  - env: DIGITALOCEAN_ACCESS_TOKEN\n',
    })) {
      writeFileSync(join(cwd, name), content);
    }
    const commands = commandsIn(block);
    expect(commands.length).toBeGreaterThan(1);
    const { status, out } = await runStep(commands.join('\n'), cwd, {
      ...insteadOf(bare, 'https://github.com/OWNER/token-check.git'),
      ...loopback.env,
      DIGITALOCEAN_ACCESS_TOKEN: token,
    });
    expect({ status, out }).toMatchObject({ status: 0 });
    expect(out).toContain('1 passed');
    const [, report = ''] = /--report junit=(\S+)/.exec(block) ?? [];
    expect(readFileSync(join(cwd, report), 'utf8')).toContain('<testsuite name="token-check"');
    // The file that the system reads is the one that the command writes.
    const read = report.includes('/') ? (report.split('/')[0] ?? '') : report;
    expect(block.split(read).length).toBeGreaterThan(2);
  });

  test('clone the version of this source', () => {
    const versions = ['docs/ci.md', page, 'README.md'].flatMap((path) =>
      [
        ...readFileSync(join(root, path), 'utf8').matchAll(
          /(?:OWNER\/token-check\S*(?: -b)?|@COMMIT #|-b|token-check@)[ /]?(v\d+\.\d+\.\d+)/g,
        ),
      ].map(([, version]) => version),
    );
    expect(versions.length).toBeGreaterThan(8);
    expect([...new Set(versions)]).toEqual([tag]);
  });
});
