import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { type Loopback, startLoopback } from './loopback.ts';
import { runProgram } from './release/program.ts';
import { blocksOf } from './release/shell.ts';
import {
  bareRepository,
  full,
  insteadOf,
  jobEnv,
  newFolder,
  onlyFull,
  root,
  versionOf,
  writeTree,
} from './release/tree.ts';

const template = readFileSync(join(root, 'release/templates/token-check.yml'), 'utf8');
const [spec] = parseAllDocuments(template).map((document) => document.toJS());

test('its inputs are those of docs/ci.md', () => {
  const section = readFileSync(join(root, 'docs/ci.md'), 'utf8').split('\n## GitLab\n')[1] ?? '';
  const rows = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([a-z]+)` \|/gm)];
  expect(rows.map(([, name]) => name)).toEqual(Object.keys(spec.spec.inputs));
});

describe('the GitLab template, run by gitlab-ci-local with the shell executor', () => {
  const folder = newFolder();
  const project = join(folder.path, 'project');
  const good = makeToken('dop_v1_', 'full access');
  const dead = makeToken('dop_v1_', 'deleted');
  const hasRsync = spawnSync('rsync', ['--version']).status === 0;
  let bare: string;
  let tree: string;
  let loopback: Loopback;

  beforeAll(async () => {
    if (!full || !hasRsync) return;
    tree = writeTree(join(folder.path, 'tree'));
    bare = bareRepository(tree, join(folder.path, 'token-check.git'), `v${versionOf(tree)}`);
    loopback = await startLoopback();
  }, 60_000);
  afterAll(() => {
    loopback?.close();
    folder.remove();
  });
  beforeEach(({ skip }) => {
    skip(!full, onlyFull);
    skip(!hasRsync, 'rsync is not installed (Debian: apt-get install rsync)');
  });

  const program = join(
    dirname(createRequire(import.meta.url).resolve('gitlab-ci-local/package.json')),
    'dist/index.js',
  );

  interface Include {
    readonly remote?: string;
    readonly inputs?: Readonly<Record<string, string>>;
  }

  /** Runs the jobs of a pipeline in a new project; its template comes from the release tree. */
  async function run(
    pipeline: { readonly include: readonly Include[] },
    token: string,
    variables: readonly string[] = [],
    config = 'token-check.config.yaml',
  ) {
    rmSync(project, { recursive: true, force: true });
    mkdirSync(dirname(join(project, config)), { recursive: true });
    const include = pipeline.include.map(({ remote: _remote, ...one }) => ({
      local: 'template.yml',
      ...one,
    }));
    for (const [name, content] of Object.entries({
      'template.yml': readFileSync(join(tree, 'templates/token-check.yml'), 'utf8'),
      '.gitlab-ci.yml': stringify({ ...pipeline, include }),
      [config]:
        'secrets:\n  - env: DO_TOKEN\n    tags: [deploy]\n  - env: NOT_SET\n    allowUnset: true\n',
    })) {
      writeFileSync(join(project, name), content);
    }
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    for (const args of [
      ['init', '--quiet', '--initial-branch=main'],
      ['remote', 'add', 'origin', 'https://gitlab.example.com/acme/shop.git'],
      ['add', '--all'],
      [...identity, 'commit', '--quiet', '--message', 'start'],
    ]) {
      execFileSync('git', args, { cwd: project, env: jobEnv(folder.path) });
    }
    const set = variables.flatMap((variable) => ['--variable', variable]);
    const args = ['--force-shell-executor', '--no-color', ...set];
    const { status, out, err } = await runProgram(process.execPath, [program, ...args], {
      cwd: project,
      env: {
        ...jobEnv(folder.path),
        ...insteadOf(bare, 'https://github.com/OWNER/token-check.git'),
        ...loopback.env,
        DO_TOKEN: token,
        NO_COLOR: '1',
      },
    });
    expect(out + err).not.toContain(token.slice(10, 30));
    const read = (name: string) => {
      const path = join(project, name);
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    };
    return { status, out: out + err, read };
  }

  const including = (inputs: Readonly<Record<string, string>> = {}) => ({ include: [{ inputs }] });

  test('checks all secrets and keeps both reports', async () => {
    const { status, read } = await run(including(), good);
    expect(status).toBe(0);
    expect(read('token-check.xml')).toContain('tests="2" failures="0" errors="0" skipped="1"');
    expect(JSON.parse(read('token-check.json') ?? '')).toEqual([]);
  });

  test('keeps the reports of a check that fails', async () => {
    const { status, read } = await run(including({ only: 'deploy' }), dead);
    expect(status).not.toBe(0);
    expect(read('token-check.xml')).toContain('tests="1" failures="1"');
    const [finding] = JSON.parse(read('token-check.json') ?? '');
    expect(finding).toMatchObject({ check_name: 'token-rejected', severity: 'critical' });
  });

  test('passes the configuration and more arguments on', async () => {
    const config = 'ci files/check.yaml';
    const inputs = { config, args: '--min-ttl 3650d --report json=more.json' };
    const { read } = await run(including(inputs), good, [], config);
    expect(JSON.parse(read('more.json') ?? '')).toMatchObject({ exitStatus: 4, config });
  });

  const examples = blocksOf('docs/ci.md', 'yaml').filter((block) =>
    block.startsWith('# .gitlab-ci.yml\n'),
  );

  test('has two examples in docs/ci.md', () => {
    expect(examples).toHaveLength(2);
  });

  test('runs as the example for a deploy', async () => {
    const { status, read } = await run(parse(examples[0] ?? ''), good);
    expect(status).toBe(0);
    expect(read('token-check.xml')).toContain('tests="1"');
  });

  test('runs as the example for a schedule, and only then', async () => {
    const nightly = parse(examples[1] ?? '');
    const { status, read } = await run(nightly, good, ['CI_PIPELINE_SOURCE=schedule']);
    expect(status).toBe(0);
    expect(read('token-check.xml')).toContain('tests="2"');
    const pushed = await run(nightly, good, ['CI_PIPELINE_SOURCE=push']);
    expect(pushed.read('token-check.xml')).toBeNull();
  });
});
