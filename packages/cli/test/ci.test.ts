import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchTransport, type TransportRequest } from '@token-check/core';
import { makeToken, sandbox } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runWith } from './world.ts';

const good = makeToken('dop_v1_', 'full access');
const narrow = makeToken('dop_v1_', 'droplets only');
const dead = makeToken('dop_v1_', 'deleted');
const busy = makeToken('dop_v1_', 'busy');

type World = Parameters<typeof runWith>[1];

/** Runs `token-check ci` in a folder of a repository with this configuration. */
const ci = (config: string, argv: readonly string[] = [], world: World = {}) =>
  runWith(['ci', '--sandbox', ...argv], {
    cwd: '/repo',
    ...world,
    files: { '/repo/.git': '', '/repo/token-check.config.yaml': config, ...world.files },
  });

const one = 'secrets:\n  - env: DO_TOKEN\n';

describe('token-check ci', () => {
  test.each([
    ['a good token', one, { DO_TOKEN: good }, [], 0],
    ['a refused token', one, { DO_TOKEN: dead }, [], 1],
    ['an unset variable', one, {}, [], 2],
    ['an empty variable', one, { DO_TOKEN: '' }, [], 2],
    ['an inconclusive answer', one, { DO_TOKEN: busy }, [], 3],
    ['a tolerated inconclusive answer', one, { DO_TOKEN: busy }, ['--allow-undetermined'], 0],
    ['too short a life', `${one}    minTtl: 90d\n`, { DO_TOKEN: good }, [], 4],
    [
      'a flag that replaces a field',
      `${one}    minTtl: 90d\n`,
      { DO_TOKEN: good },
      ['--min-ttl', '1d'],
      0,
    ],
    ['a warning', `${one}    warnTtl: 90d\n`, { DO_TOKEN: good }, [], 0],
    [
      'a warning that counts',
      `${one}    warnTtl: 90d\n`,
      { DO_TOKEN: good },
      ['--error-on-warnings'],
      4,
    ],
    [
      'a warning below two weeks unless told otherwise',
      one,
      { DO_TOKEN: good },
      ['--error-on-warnings'],
      0,
    ],
    ['an unset variable that may be unset', one, {}, ['--allow-unset'], 0],
    ['--exit-zero', one, {}, ['--exit-zero'], 0],
    [
      'a job that the token may not do',
      `${one}    can: [external-dns]\n`,
      { DO_TOKEN: narrow },
      [],
      4,
    ],
    [
      'the gravest of several',
      `${one}  - env: B\n  - env: C\n`,
      { DO_TOKEN: dead, B: busy },
      [],
      2,
    ],
    ['one that may only warn', `${one}    severity: warning\n`, { DO_TOKEN: dead }, [], 0],
  ])(
    'ends for %s with the right status, in every format',
    async (_what, config, env, argv, status) => {
      for (const format of [
        'text',
        'json',
        'ndjson',
        'github',
        'markdown',
        'junit',
        'sarif',
        'gitlab',
      ]) {
        const ran = await ci(config, ['--format', format, ...argv], { env });
        expect(ran.status, format).toBe(status);
      }
    },
  );

  test('reads a file with the line break at its end, and names it', async () => {
    const config = 'secrets:\n  - file: /run/secrets/do\n  - file: below/do2\n';
    const files = { '/run/secrets/do': `${good}\n`, '/repo/below/do2': `${dead}\r\n` };
    const { out, status } = await ci(config, ['--json'], { files });
    const { reports } = JSON.parse(out);
    expect(status).toBe(1);
    expect(reports.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'usable',
      'problem',
    ]);
    expect(reports[0].source).toEqual({
      kind: 'config',
      name: 'do',
      file: '/run/secrets/do',
      config: { path: 'token-check.config.yaml', line: 2 },
    });
  });

  test('takes a value letter for letter, as the tools do', async () => {
    const { out } = await ci(one, ['--json'], { env: { DO_TOKEN: `${good}\n` } });
    expect(JSON.parse(out).reports[0].diagnoses[0].code).toBe('stray-whitespace');
  });

  test('a file that does not exist is an unset secret; a folder is wrong usage', async () => {
    const config = 'secrets:\n  - file: token\n';
    expect((await ci(config)).out).toContain('The file token doesn’t exist');
    const readFile = async (path: string) =>
      path === '/repo/token-check.config.yaml'
        ? { text: config }
        : { error: path.endsWith('token') || path.endsWith('.git') ? 'EISDIR' : 'ENOENT' };
    const { status, err } = await ci(config, [], { readFile });
    expect(status).toBe(2);
    expect(err).toContain('[unreadable-input]');
  });

  test.each([
    [{}, 'The file s.txt doesn’t exist'],
    [{ '/repo/s.txt': '\n' }, 'The file s.txt is empty'],
  ])('a missing or empty file gets words for a file: %j', async (files, words) => {
    const config = 'secrets:\n  - file: s.txt\n';
    for (const env of [{}, { GITHUB_ACTIONS: 'true' }, { GITLAB_CI: 'true' }]) {
      const { out } = await ci(config, ['--format', 'text'], { env, files });
      expect(out.replace(/\s+/g, ' ')).toContain(words);
      expect(out).not.toMatch(/shell|fork|variable|not set|environment/i);
    }
  });

  test('asks once about a value with two names, and warns', async () => {
    const asked: string[] = [];
    const transport = async () => {
      const answer = fetchTransport(sandbox);
      return (request: TransportRequest) => {
        asked.push(request.url);
        return answer(request);
      };
    };
    const { out } = await runWith(['ci', '--json'], {
      cwd: '/repo',
      env: { DO_TOKEN: good, OTHER: good },
      files: { '/repo/token-check.config.yaml': `${one}  - env: OTHER\n` },
      transport,
    });
    expect(asked).toHaveLength(2);
    const [first, second] = JSON.parse(out).reports;
    expect(first.job.effect).toBe('pass');
    expect(second.job.effect).toBe('warn');
    expect(second.diagnoses.map(({ code }: { code: string }) => code)).toContain(
      'duplicate-credential',
    );
  });

  test('does not send a credential that is declared as one that is never sent', async () => {
    const config = 'secrets:\n  - env: ID\n    kind: oauth-client-id\n';
    const { out, status } = await ci(config, ['--json'], { env: { ID: makeToken('', 'client') } });
    expect(status).toBe(0);
    expect(JSON.parse(out).reports[0]).toMatchObject({ verdict: 'unchecked', probes: [] });
  });

  test('tells the job what it says of each secret', async () => {
    const config = `${one}    owner: '@acme'\n    tags: [deploy]\n    storedIn: [vault]\n`;
    const { out } = await ci(config, ['--json'], { env: { DO_TOKEN: good } });
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      exitStatus: 0,
      config: 'token-check.config.yaml',
      counts: { pass: 1, warn: 0, fail: 0, skip: 0 },
      reports: [
        {
          job: {
            effect: 'pass',
            tags: ['deploy'],
            owner: '@acme',
            runbook: null,
            usedBy: [],
            storedIn: ['vault'],
            tolerated: null,
          },
        },
      ],
    });
  });

  test('notes that a duration for inconclusive answers does not help', async () => {
    const { status, err } = await ci(`${one}    allowUndetermined: 3d\n`, [], {
      env: { DO_TOKEN: busy },
    });
    expect(status).toBe(3);
    expect(err).toContain('allowUndetermined with a duration');
  });
});

describe('--only', () => {
  const config = `${one}    tags: [deploy]\n  - env: B\n    tags: [nightly]\n`;
  const env = { DO_TOKEN: good, B: dead };

  test.each([
    [['--only', 'DO_TOKEN'], 0, ['DO_TOKEN']],
    [['--only', 'nightly'], 1, ['B']],
    [['--only', 'nightly', '--only', 'deploy'], 1, ['DO_TOKEN', 'B']],
  ])('%j chooses by name and tag', async (argv, status, names) => {
    const ran = await ci(config, [...argv, '--json'], { env });
    expect(ran.status).toBe(status);
    const { reports } = JSON.parse(ran.out);
    expect(reports.map(({ source }: { source: { name: string } }) => source.name)).toEqual(names);
  });

  test('of nothing is wrong usage', async () => {
    const { status, err } = await ci(config, ['--only', 'deploi'], { env });
    expect(status).toBe(2);
    expect(err).toContain('Did you mean deploy?');
  });
});

describe('a fork', () => {
  const config = `${one}    allowUnset: on-forks\n`;
  const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: '/event.json', DO_TOKEN: '' };
  const event = (full_name: string) =>
    JSON.stringify({
      repository: { full_name: 'acme/shop', fork: false },
      pull_request: { head: { repo: { full_name } } },
    });

  test('skips what may be unset there, and says so', async () => {
    const files = { '/event.json': event('mallory/shop') };
    const { status, out } = await ci(config, [], { env, files });
    expect(status).toBe(0);
    expect(out).toMatch(
      /^::notice file=token-check\.config\.yaml,line=2,title=DO_TOKEN%3A not set/,
    );
  });

  test.each(['text', 'json', 'github', 'markdown'])(
    'skips it without the advice to let the check skip it, in %s',
    async (format) => {
      const files = { '/event.json': event('mallory/shop') };
      const argv = ['--format', format];
      const { status, out } = await ci(config, argv, { env, files });
      expect(status).toBe(0);
      expect(out).not.toContain('--allow-unset');
      expect((await ci(one, argv, { env, files })).out).toContain('--allow-unset on-forks');
    },
  );

  test('is no excuse in a branch of the repository', async () => {
    const files = { '/event.json': event('acme/shop') };
    const { status, out } = await ci(config, ['--json'], { env, files });
    expect(status).toBe(2);
    const [{ diagnoses }] = JSON.parse(out).reports;
    expect(diagnoses[0].evidence).toEqual({ name: 'DO_TOKEN', state: 'empty', reason: null });
    expect(diagnoses[0].fix[0].command).toBe('gh secret set DO_TOKEN');
  });

  test('is the reason without a configuration too', async () => {
    const files = { '/event.json': event('mallory/shop') };
    const { status, out } = await runWith(['-e', 'DO_TOKEN', '--json'], { env, files });
    expect(status).toBe(2);
    expect(JSON.parse(out).diagnoses[0]).toMatchObject({
      code: 'secret-unset',
      evidence: { name: 'DO_TOKEN', state: 'empty', reason: 'fork' },
    });
  });
});

describe('--error-on-warnings', () => {
  const config = `${one}    warnTtl: 90d\n`;
  const env = { DO_TOKEN: good };
  const reason = 'Exit status 4: warnings count as failures (--error-on-warnings)';

  test.each(['text', 'github', 'markdown'])('is the reason in %s', async (format) => {
    const argv = ['--format', format];
    const strict = await ci(config, [...argv, '--error-on-warnings'], { env });
    expect([strict.status, strict.out]).toEqual([4, expect.stringContaining(reason)]);
    expect((await ci(config, argv, { env })).out).not.toContain('Exit status');
    // The failure alone ends the job.
    const failed = await ci(one, [...argv, '--error-on-warnings'], { env: { DO_TOKEN: dead } });
    expect([failed.status, failed.out]).toEqual([1, expect.not.stringContaining('Exit status')]);
  });

  test('counts for a secret that may only warn, and the dry run says so', async () => {
    const only = `${one}    severity: warning\n`;
    const { status, out } = await ci(only, ['--error-on-warnings'], { env: { DO_TOKEN: dead } });
    expect([status, out]).toEqual([4, expect.stringContaining(reason)]);
    expect((await ci(only, ['--dry-run'])).out).toContain(
      'only a warning if it fails, unless --error-on-warnings is on',
    );
  });
});

describe('the command that checks it again', () => {
  const files = { '/repo/c1.yaml': 'secrets: [{ env: AAA }]', '/repo/my ci.yaml': one };
  test.each([
    [['-e', 'AAA'], 'token-check ci --env AAA'],
    [['-c', 'c1.yaml'], 'token-check ci -c c1.yaml --only AAA'],
    [['-c', 'my ci.yaml'], "token-check ci -c 'my ci.yaml' --only DO_TOKEN"],
    [[], 'token-check ci --only DO_TOKEN'],
  ])('of %j finds the same secret', async (argv, command) => {
    const { out } = await ci(one, argv, { files });
    expect(out).toContain(command);
  });
});

describe('the steps in a CI system', () => {
  test.each([
    [{ GITHUB_ACTIONS: 'true' }, 'gh secret set DO_TOKEN'],
    [
      { GITLAB_CI: 'true' },
      'read -rs NEW && printf %s "$NEW" | glab variable set DO_TOKEN --masked',
    ],
  ])('are those of that system: %j', async (system, command) => {
    for (const value of [' ', `${good} `]) {
      const env = { ...system, DO_TOKEN: value };
      const { out } = await ci(one, ['--json'], { env });
      const [{ diagnoses }] = JSON.parse(out).reports;
      expect(diagnoses[0].fix[0].command).toBe(command);
    }
  });
});

describe('in GitHub Actions', () => {
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/summary.md' };
  const config = `${one}  - env: DEAD\n`;
  const world = { env: { ...env, DO_TOKEN: good, DEAD: dead } };

  test('prints annotations and appends the summary', async () => {
    const { out, written } = await ci(config, [], world);
    expect(out).toMatch(/^::error file=token-check\.config\.yaml,line=3,title=DEAD%3A /);
    expect(out).not.toContain('::notice');
    expect(written['/summary.md']).toContain('## token-check: 2 secrets: 1 passed, 1 failed');
  });

  test.each([
    [['--no-summary'], /^::error/],
    [['--format', 'text'], /^✓/],
  ])('%j changes that', async (argv, start) => {
    const { out, written } = await ci(config, argv, world);
    expect(out).toMatch(start);
    expect(Object.keys(written).includes('/summary.md')).toBe(!argv.includes('--no-summary'));
  });

  test('a summary that cannot be written changes nothing else', async () => {
    const appendFile = async () => 'EACCES';
    const { status, err } = await ci(config, [], { ...world, appendFile });
    expect(status).toBe(1);
    expect(err).toContain('EACCES');
  });

  test('shows nine annotations of a level and counts the rest', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `T${index}`);
    const many = `secrets:\n${names.map((name) => `  - env: ${name}\n`).join('')}`;
    const { out } = await ci(many, [], { env });
    expect(out.match(/^::error /gm)).toHaveLength(10);
    expect(out).toContain('::3 more are in the log');
  });
});

describe('several reports of one run', () => {
  test('go to their files beside standard output', async () => {
    const argv = ['--report', 'junit=out.xml', '--report', 'json=out.json', '-o', 'out.md'];
    const { out, written } = await ci(one, [...argv, '--format', 'markdown'], {
      env: { DO_TOKEN: good },
    });
    expect(out).toMatch(/^✓/);
    expect(Object.keys(written).sort()).toEqual(['out.json', 'out.md', 'out.xml']);
    expect(JSON.parse(written['out.json'] ?? '').exitStatus).toBe(0);
  });

  test.each([
    ['--report', 'json=a', '--report', 'junit=a'],
    ['--report', 'json=a', '--report', 'json=./a'],
    ['-o', 'a', '--report', 'json=a'],
    ['-o', 'a', '-o', 'b'],
  ])('never overwrite each other, also in new files: %s %s %s %s', async (...argv) => {
    for (const command of [['ci'], ['--env', 'DO_TOKEN']]) {
      const { status, err, written } = await runWith([...command, ...argv], {
        cwd: '/repo',
        env: { DO_TOKEN: good },
        files: { '/repo/token-check.config.yaml': one },
      });
      expect(status).toBe(2);
      expect(err).toContain('[conflicting-options]');
      expect(written).toEqual({});
    }
  });

  test('never overwrite the configuration or a secret', async () => {
    const config = 'secrets:\n  - file: /token\n';
    for (const path of ['/repo/token-check.config.yaml', '/token']) {
      const { status, written } = await ci(config, ['--report', `json=${path}`], {
        files: { '/token': good },
      });
      expect(status).toBe(2);
      expect(written).toEqual({});
    }
  });
});

describe('the configuration', () => {
  const files = { '/repo/.git': '', '/repo/token-check.config.yml': one };

  test('is the nearest one up to the root of the repository', async () => {
    const world = { cwd: '/repo/a/b', files, env: { DO_TOKEN: good } };
    const { out, status } = await runWith(['ci', '--sandbox', '--json'], world);
    expect(status).toBe(0);
    expect(JSON.parse(out).config).toBe('token-check.config.yml');
  });

  test('is not taken from above the repository', async () => {
    const above = { '/token-check.config.yaml': one, '/repo/.git': '' };
    const { status, err } = await runWith(['ci'], { cwd: '/repo', files: above });
    expect(status).toBe(2);
    expect(err).toContain('[no-config]');
  });

  test('may be JSON, and may be named', async () => {
    const named = { '/repo/ci/check.json': '{"secrets":[{"env":"DO_TOKEN"}]}' };
    const world = { cwd: '/repo', files: named, env: { DO_TOKEN: good } };
    expect((await runWith(['ci', '--sandbox', '-c', 'ci/check.json'], world)).status).toBe(0);
  });

  test('is wrong if one folder has two', async () => {
    const both = { ...files, '/repo/token-check.config.json': '{}' };
    const { status, err } = await runWith(['ci'], { cwd: '/repo', files: both });
    expect(status).toBe(2);
    expect(err).toContain('token-check.config.yml and token-check.config.json');
  });

  test('with faults sends nothing and tells each with its place', async () => {
    const transport = async () => {
      throw new Error('a request');
    };
    const faulty = 'secrets:\n  - env: A\n    minTTL: 1d\n    can: [external-dsn]\n';
    const { status, err, out } = await ci(faulty, ['--exit-zero'], { transport });
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(
      'token-check.config.yaml:3:5: There is no field “minTTL” here.\n  Did you mean minTtl?',
    );
    expect(err).toContain('token-check.config.yaml:4:11: ');
    expect(err).toContain('Did you mean external-dns?');
  });

  test('never shows a token that was pasted into it', async () => {
    const token = makeToken('dop_v1_', 'pasted');
    for (const text of [
      `secrets:\n  - env: ${token}\n`,
      token,
      `secrets:\n  - env: A\n    can: ['${token}']\n`,
    ]) {
      const { err, out, status } = await ci(text);
      expect(status).toBe(2);
      expect(err + out).not.toContain(token.slice(-20));
    }
  });

  test('is read without any secret by --dry-run, which asks nobody', async () => {
    const transport = async () => {
      throw new Error('a request');
    };
    const { status, out } = await ci(`${one}    can: [external-dns]\n`, ['--dry-run'], {
      transport,
    });
    expect(status).toBe(0);
    expect(out).toContain('DO_TOKEN: variable DO_TOKEN (not set here)');
    expect(out).toContain('can: external-dns\n');
    expect(out).toMatch(/These have to be set: DO_TOKEN\n$/);
  });

  test.each([
    [['--json'], '--json'],
    [['--format', 'json'], '--format'],
    [['--report', 'json=report.json'], '--report'],
    [['--output', 'report.txt'], '--output'],
  ])('has no report in a dry run: %j', async (argv, flag) => {
    const { status, out, err, written } = await ci(one, ['--dry-run', ...argv]);
    expect([status, out, written]).toEqual([2, '', {}]);
    expect(err).toContain(`${flag} doesn’t work with --dry-run: a dry run prints only text.`);
  });

  test('has a schema, which --schema prints', async () => {
    const { status, out } = await runWith(['ci', '--schema']);
    expect(status).toBe(0);
    expect(Object.keys(JSON.parse(out).properties)).toEqual([
      '$schema',
      'version',
      'defaults',
      'secrets',
    ]);
    expect(parse(one)).toEqual({ secrets: [{ env: 'DO_TOKEN' }] });
  });
});

test('docs/ci.md names only flags that exist', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/ci.md'), 'utf8');
  const { out: help } = await runWith(['ci', '--help']);
  const ours = page.split('\n').filter((line) => !/\b(?:gh|git|curl) /.test(line));
  const used = new Set([...ours.join('\n').matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag));
  expect(used).toContain('--error-on-warnings');
  expect([...used].filter((flag) => !help.includes(flag))).toEqual([]);
});
