import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { blocksOf, runStep, scriptsOf } from './release/shell.ts';
import { jobEnv, newFolder, releaseTree, root, versionOf, writeTree } from './release/tree.ts';

/** The shell steps of the workflows, as they are in the page and in the repository. */
const folder = newFolder();
const job = join(folder.path, 'job');

beforeEach(({ skip }) => {
  skip(process.platform === 'win32', 'the steps are for bash on Linux');
  rmSync(folder.path, { recursive: true, force: true });
  mkdirSync(job, { recursive: true });
});
afterAll(folder.remove);

const nightly =
  blocksOf('docs/ci.md', 'yaml').find((text) => text.includes('nightly-token-check.yml\n')) ?? '';

describe('the issue of the nightly check', () => {
  const [step = ''] = scriptsOf(nightly, 'issue');
  const list = ['gh', 'issue', 'list', '--label', 'token-check', '--state', 'open', '--limit', '1'];
  const listed = [...list, '--json', 'number', '--jq', '.[].number'];

  async function run(
    exitStatus: string,
    verdict: string,
    openIssue: string,
    report: string | null,
  ) {
    if (report !== null) writeFileSync(join(job, 'token-check.md'), report);
    const env = { EXIT_STATUS: exitStatus, VERDICT: verdict, RUN_URL: 'https://ci.example/runs/1' };
    const ran = await runStep(step, job, env, { gh: { 'issue list': openIssue } });
    expect({ status: ran.status, out: ran.out }).toEqual({ status: 0, out: '' });
    expect(ran.calls[0]).toEqual(listed);
    const body = join(job, 'body.md');
    return {
      calls: ran.calls.slice(1).map((call) => call.slice(1)),
      body: existsSync(body) ? readFileSync(body, 'utf8') : null,
    };
  }

  const create = [
    ['label', 'create', 'token-check', '--force'],
    [
      'issue',
      'create',
      '--title',
      'DigitalOcean tokens need attention',
      '--label',
      'token-check',
      '--body-file',
      'body.md',
    ],
  ];

  test('is not opened if all is well', async () => {
    expect(await run('0', 'usable', '', '## fine')).toEqual({ calls: [], body: null });
  });

  test('is closed when all is well again', async () => {
    expect((await run('0', 'usable', '7', '## fine')).calls).toEqual([
      ['issue', 'close', '7', '--comment', 'All tokens are fine again: https://ci.example/runs/1'],
    ]);
  });

  test('stays open on a night without a clear answer', async () => {
    expect((await run('0', 'undetermined', '7', '## hm')).calls).toEqual([]);
  });

  test('is opened with the report', async () => {
    const { calls, body } = await run('4', 'usable', '', '## one ends soon\n');
    expect(calls).toEqual(create);
    expect(body).toBe('https://ci.example/runs/1\n\n## one ends soon\n');
  });

  test('is updated while it is open', async () => {
    const { calls, body } = await run('1', 'problem', '7', '## rejected\n');
    expect(calls).toEqual([['issue', 'edit', '7', '--body-file', 'body.md']]);
    expect(body).toContain('## rejected');
  });

  test('is opened too if the check ended before it had a report', async () => {
    const { calls, body } = await run('', '', '', null);
    expect(calls).toEqual(create);
    expect(body).toContain('The check ended before it had a report.');
  });

  test('is shorter than GitHub allows', async () => {
    const { body } = await run('1', 'problem', '', 'x'.repeat(900_000));
    expect(body?.length).toBeLessThan(65_536);
    expect(body?.length).toBeGreaterThan(60_000);
  });
});

describe('the heartbeat of the nightly check', () => {
  const [step = ''] = scriptsOf(nightly, 'check');
  const run = (env: Record<string, string>) => runStep(step, job, env, { curl: {} });

  test.each([
    ['4', 'https://beat.example/id/4'],
    ['', 'https://beat.example/id/2'],
  ])('sends the exit status %j', async (EXIT_STATUS, address) => {
    const { status, calls } = await run({ HEARTBEAT_URL: 'https://beat.example/id', EXIT_STATUS });
    expect(status).toBe(0);
    expect(calls).toEqual([
      ['curl', '-fsS', '-m', '10', '--retry', '5', '-o', '/dev/null', address],
    ]);
  });

  test('is silent without an address', async () => {
    const { status, calls } = await run({ HEARTBEAT_URL: '', EXIT_STATUS: '0' });
    expect({ status, calls }).toEqual({ status: 0, calls: [] });
  });
});

describe('the release', () => {
  const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
  const [publish = ''] = scriptsOf(workflow, 'publish');
  const [guard = ''] = scriptsOf(workflow, 'build');
  const git = (cwd: string, ...args: readonly string[]) =>
    execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
      env: jobEnv(folder.path),
    }).trim();

  test.each([
    ['OWNER', 1],
    ['acme', 0],
  ])('with the owner %s in the address of the repository ends with %i', async (owner, status) => {
    mkdirSync(join(job, 'release'));
    const repository = `https://github.com/${owner}/token-check`;
    writeFileSync(join(job, 'release/publication.json'), JSON.stringify({ repository }));
    expect((await runStep(guard, job, {})).status).toBe(status);
  });

  test('commits the tree to its branch and tags it; a version only once', async () => {
    const tree = writeTree(join(folder.path, 'tree'));
    const origin = join(folder.path, 'origin.git');
    git(folder.path, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
    rmSync(job, { recursive: true });
    git(folder.path, 'clone', '--quiet', origin, job);
    writeFileSync(join(job, '.gitignore'), 'dist/\n');
    git(job, 'add', '.gitignore');
    const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    git(job, ...author, 'commit', '--quiet', '--message', 'source');
    git(job, 'push', '--quiet', 'origin', 'HEAD:main');

    /** Publishes the tree under a version, in a new checkout. */
    const release = (version: string) => {
      rmSync(join(job, 'tree'), { recursive: true, force: true });
      execFileSync('cp', ['-R', tree, join(job, 'tree')]);
      const manifest = join(job, 'tree/package.json');
      const text = readFileSync(manifest, 'utf8');
      writeFileSync(manifest, text.replace(/("version": )"[^"]+"/, `$1"${version}"`));
      rmSync(join(folder.path, 'release-index'), { force: true });
      const env = { GITHUB_SHA: 'abc123', GH_TOKEN: 'x', RUNNER_TEMP: folder.path };
      return runStep(publish, job, env, { gh: {} });
    };
    const at = (ref: string) => git(origin, 'rev-parse', ref);

    const own = versionOf(tree);
    const [major = '', minor = '', patch = ''] = own.split('.');
    const next = `${major}.${minor}.${Number(patch) + 1}`;
    const first = await release(own);
    expect({ status: first.status, calls: first.calls }).toEqual({
      status: 0,
      calls: [['gh', 'auth', 'setup-git']],
    });
    const [one] = [at('refs/heads/release')];
    expect([at(`v${own}`), at(`v${major}`)]).toEqual([one, one]);
    expect(git(origin, 'log', '-1', '--format=%B', `v${own}`)).toBe(`v${own}\n\nBuilt from abc123`);
    const clone = join(folder.path, 'clone');
    git(
      folder.path,
      'clone',
      '--quiet',
      '--depth',
      '1',
      '--branch',
      `v${own}`,
      `file://${origin}`,
      clone,
    );
    const check = releaseTree('--check', clone);
    expect(check.stdout).toMatch(/ is this source: \d+ files\.\n$/);
    expect(check.status).toBe(0);

    expect((await release(next)).status).toBe(0);
    const second = at('refs/heads/release');
    expect(git(origin, 'rev-parse', 'release^')).toBe(one);
    expect([at(`v${next}`), at(`v${major}`), at(`v${own}`)]).toEqual([second, second, one]);
    expect(git(origin, 'ls-tree', '-r', `v${next}`, 'bin/token-check.cjs')).toMatch(/^100755 /);

    expect((await release(own)).status).not.toBe(0);
    expect([at('release'), at(`v${major}`), at(`v${own}`)]).toEqual([second, second, one]);
  });
});

describe('the publication on npm', () => {
  const workflow = readFileSync(join(root, '.github/workflows/publish.yml'), 'utf8');
  const [guard = ''] = scriptsOf(workflow, 'build');
  const [step = ''] = scriptsOf(workflow, 'publish');

  test.each([
    ['OWNER', 1],
    ['acme', 0],
  ])('with the owner %s in the address of the repository ends with %i', async (owner, status) => {
    mkdirSync(join(job, 'release'));
    const repository = `https://github.com/${owner}/token-check`;
    writeFileSync(join(job, 'release/publication.json'), JSON.stringify({ repository }));
    expect((await runStep(guard, job, {})).status).toBe(status);
  });

  test('sends each package that npm doesn’t have in this version, with its proof', async () => {
    mkdirSync(join(job, 'packages/package'), { recursive: true });
    for (const name of ['cli', 'core']) {
      const manifest = { name: `@token-check/${name}`, version: '1.2.3' };
      writeFileSync(join(job, 'packages/package/package.json'), JSON.stringify(manifest));
      const tarball = `token-check-${name}-1.2.3.tgz`;
      execFileSync('tar', ['-czf', tarball, 'package'], { cwd: join(job, 'packages') });
    }
    const { status, out, calls } = await runStep(
      step,
      job,
      {},
      { npm: { 'view @token-check/cli@1.2.3': '1.2.3' } },
    );
    expect({ status, out }).toEqual({
      status: 0,
      out: '@token-check/cli@1.2.3 is published already.\n',
    });
    expect(calls.filter(([, command]) => command === 'publish')).toEqual([
      [
        'npm',
        'publish',
        './packages/token-check-core-1.2.3.tgz',
        '--provenance',
        '--access',
        'public',
      ],
    ]);
  });
});
