import { makeToken } from '@token-check/core/sandbox';
import { presets } from '@token-check/core/scopes';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { machineOf } from '../../core/test/support/machine.ts';
import { signedJobs } from '../src/ci/init/entries.ts';
import type { Io } from '../src/io/io.ts';
import { runWith } from './world.ts';

type Files = Readonly<Record<string, string>>;

/** Runs `token-check ci init` in a repository with these files, whose paths are relative to it. */
function init(files: Files, argv: readonly string[] = [], world: Partial<Io> = {}) {
  const all = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`/repo/${path}`, text]),
  );
  const machine = machineOf({ files: all, cwd: '/repo' });
  return runWith(['ci', 'init', ...argv], {
    cwd: '/repo',
    files: { '/repo/.git': '', ...all },
    machine,
    ...world,
  });
}

interface Entry {
  readonly env: string;
  readonly kind?: string;
  readonly allowUnset?: string;
  readonly usedBy?: readonly string[];
  readonly storedIn?: readonly string[];
}

/** The entries of the configuration that was written, after `--dry-run` has read it. */
async function entriesFor(files: Files): Promise<readonly Entry[]> {
  const { written, err, status } = await init(files);
  expect({ err, status }).toEqual({ err: '', status: 0 });
  const text = written['/repo/token-check.config.yaml'] ?? '';
  const read = await runWith(['ci', '--dry-run'], {
    cwd: '/repo',
    files: { '/repo/.git': '', '/repo/token-check.config.yaml': text },
  });
  expect({ err: read.err, status: read.status }).toEqual({ err: '', status: 0 });
  return parse(text).secrets;
}

const deploy = '.github/workflows/deploy.yml';

describe('the first configuration has', () => {
  test.each<[string, Files, readonly Partial<Entry>[]]>([
    [
      'a secret of a workflow, under the name of its variable',
      {
        [deploy]: `
on: push
jobs:
  deploy:
    steps:
      - run: terraform apply
        env:
          DIGITALOCEAN_TOKEN: \${{ secrets.DO_PROD_TOKEN }}
          GITHUB_TOKEN: \${{ secrets.GITHUB_TOKEN }}
          NPM_TOKEN: \${{ secrets.NPM_TOKEN }}
`,
      },
      [
        {
          env: 'DIGITALOCEAN_TOKEN',
          usedBy: [deploy],
          storedIn: ['GitHub secret DO_PROD_TOKEN'],
        },
      ],
    ],
    [
      'the input of an action, under the name of the secret',
      {
        [deploy]: `
jobs:
  deploy:
    environment: production
    steps:
      - uses: digitalocean/action-doctl@v2
        with: { token: "\${{ secrets.PROD_KEY }}" }
      - uses: acme/other@v1
        with: { token: "\${{ secrets.OTHER }}" }
`,
      },
      [{ env: 'PROD_KEY', storedIn: ['GitHub environment production: PROD_KEY'] }],
    ],
    [
      'two secrets that one variable gets, under their own names',
      {
        [deploy]: `
jobs:
  test:
    env: { DO_TOKEN: "\${{ secrets.DO_TEST_TOKEN }}" }
  deploy:
    env: { DO_TOKEN: "\${{ secrets.DO_PROD_TOKEN }}" }
`,
      },
      [{ env: 'DO_TEST_TOKEN' }, { env: 'DO_PROD_TOKEN' }],
    ],
    [
      'a secret in a command, and one written with brackets',
      {
        [deploy]: `
jobs:
  deploy:
    steps:
      - run: doctl auth init -t \${{ secrets.DO_TOKEN }}
      - run: x
        env: { KEY: "\${{ secrets['DIGITALOCEAN_ACCESS_TOKEN'] || secrets.DO_API_KEY }}" }
`,
      },
      [{ env: 'DO_TOKEN' }, { env: 'DIGITALOCEAN_ACCESS_TOKEN' }, { env: 'DO_API_KEY' }],
    ],
    [
      'allowUnset for a workflow that runs for forks',
      {
        [deploy]: `
on: [push, pull_request]
env: { DO_TOKEN: "\${{ secrets.DO_TOKEN }}" }
`,
      },
      [{ env: 'DO_TOKEN', allowUnset: 'on-forks' }],
    ],
    [
      'one entry for a secret that several files use',
      {
        [deploy]: 'env: { DO_TOKEN: "${{ secrets.DO_TOKEN }}" }',
        '.github/workflows/nightly.yaml': 'env: { DO_TOKEN: "${{ secrets.DO_TOKEN }}" }',
        '.gitlab-ci.yml': 'deploy:\n  script: doctl -t $DO_TOKEN account get',
      },
      [
        {
          env: 'DO_TOKEN',
          usedBy: [deploy, '.github/workflows/nightly.yaml', '.gitlab-ci.yml'],
          storedIn: ['GitHub secret DO_TOKEN', 'GitLab CI/CD variable DO_TOKEN'],
        },
      ],
    ],
    [
      'Spaces keys with their kinds',
      {
        [deploy]: `
env:
  SPACES_ACCESS_KEY_ID: \${{ secrets.SPACES_ACCESS_KEY_ID }}
  SPACES_SECRET_ACCESS_KEY: \${{ secrets.SPACES_KEY }}
`,
      },
      [
        { env: 'SPACES_ACCESS_KEY_ID', kind: 'spaces-access-key-id' },
        { env: 'SPACES_SECRET_ACCESS_KEY', kind: 'spaces-secret-key' },
      ],
    ],
    [
      'the variable of GitLab that another one gets its value from',
      {
        '.gitlab-ci.yml': `
# DO_API_KEY is the old one
deploy:
  variables:
    DIGITALOCEAN_ACCESS_TOKEN: $DO_PROD_TOKEN
    TF_VAR_do_token: $DO_PROD_TOKEN
  script: [make]
`,
      },
      [{ env: 'DO_PROD_TOKEN', storedIn: ['GitLab CI/CD variable DO_PROD_TOKEN'] }],
    ],
    [
      'the variable of a Jenkinsfile, with the credential that it gets',
      {
        Jenkinsfile: `
pipeline {
  environment { DO_TOKEN = credentials('do-deploy') }
  stages { stage('x') { steps {
    // DO_API_KEY was here
    withCredentials([string(credentialsId: 'do-dns', variable: 'DO_AUTH_TOKEN')]) { sh 'lego' }
  } } }
}`,
      },
      [
        { env: 'DO_TOKEN', storedIn: ['Jenkins credential do-deploy'] },
        { env: 'DO_AUTH_TOKEN', storedIn: ['Jenkins credential do-dns'] },
      ],
    ],
    [
      'the variables of the other systems',
      {
        '.circleci/config.yml': 'run: doctl auth init -t "$DIGITALOCEAN_ACCESS_TOKEN"',
        'azure-pipelines.yml': 'env:\n  DIGITALOCEAN_TOKEN: $(doToken)\n',
        'bitbucket-pipelines.yml': 'script: [export DO_PAT=$DO_PAT]',
        '.drone.yml': 'environment:\n  DO_API_TOKEN:\n    from_secret: do_api\n',
      },
      [
        {
          env: 'DIGITALOCEAN_ACCESS_TOKEN',
          storedIn: ['CircleCI variable DIGITALOCEAN_ACCESS_TOKEN'],
        },
        { env: 'DIGITALOCEAN_TOKEN', storedIn: ['Azure Pipelines variable doToken'] },
        { env: 'DO_PAT', storedIn: ['Bitbucket variable DO_PAT'] },
        { env: 'DO_API_TOKEN', storedIn: ['Drone secret do_api'] },
      ],
    ],
    [
      'doctl’s variable if no file names a token',
      { [deploy]: 'jobs: { build: { steps: [{ run: make }] } }' },
      [{ env: 'DIGITALOCEAN_ACCESS_TOKEN' }],
    ],
    [
      'nothing of a file that is not YAML',
      {
        [deploy]: 'env: { DO_TOKEN: "${{ secrets.DO_TOKEN',
        '.github/workflows/b.yml': `${'['.repeat(50_000)}\${{ secrets.DO_TOKEN }}`,
      },
      [{ env: 'DIGITALOCEAN_ACCESS_TOKEN' }],
    ],
    [
      'a path with odd characters as one text',
      { '.github/workflows/a: #b "c", d].yml': 'env: { DO_TOKEN: "${{ secrets.DO_TOKEN }}" }' },
      [{ env: 'DO_TOKEN', usedBy: ['.github/workflows/a: #b "c", d].yml'] }],
    ],
  ])('%s', async (_what, files, expected) => {
    const entries = await entriesFor(files);
    expect(entries).toHaveLength(expected.length);
    expect(entries).toMatchObject(expected);
  });

  test('the variables of this machine if no file names a token, without their values', async () => {
    const token = makeToken('dop_v1_', 'full access');
    const env = { DO_API_TOKEN: token, DO_TOKEN: '', HOME: '/root' };
    const { written } = await init({}, [], { env });
    const text = written['/repo/token-check.config.yaml'] ?? '';
    expect(parse(text).secrets).toEqual([{ env: 'DO_API_TOKEN' }, { env: 'DO_TOKEN' }]);
    expect(text).not.toContain(token.slice(-8));
  });

  test('no token that a workflow contains', async () => {
    const token = makeToken('dop_v1_', 'full access');
    const text = `env:\n  DO_TOKEN: \${{ secrets.DO_TOKEN }}\n  DO_API_TOKEN: ${token}\n`;
    const files = {
      [deploy]: text,
      [`.github/workflows/${token}.yml`]: text,
      '.gitlab-ci.yml': text,
    };
    const { written, out } = await init(files);
    expect(JSON.stringify(written) + out).not.toContain(token.slice(-20));
    expect(JSON.stringify(written)).toContain('DO_TOKEN');
    await entriesFor(files);
  });

  test('a job that a command shows, as a comment', async () => {
    const text = `
jobs:
  deploy:
    env: { DO_TOKEN: "\${{ secrets.DO_TOKEN }}" }
    steps: [{ run: doctl registry login && docker push }]
`;
    const { out } = await init({ [deploy]: text }, ['--stdout']);
    expect(out).toContain('# can: [doctl-registry-login]');
    const jobs = presets.map(({ id }) => id);
    expect(signedJobs.filter((job) => !jobs.includes(job))).toEqual([]);
  });
});

describe('token-check ci init', () => {
  const files = { [deploy]: 'env: { DO_TOKEN: "${{ secrets.DO_TOKEN }}" }' };

  test('says what it wrote and what comes next', async () => {
    const { out } = await init(files);
    expect(out).toMatch(
      /^Wrote token-check\.config\.yaml with 1 secret:\n {2}DO_TOKEN {2}\.github/,
    );
    expect(out).toContain('token-check ci --dry-run');
    expect(out).toContain('  env:\n    DO_TOKEN: ${{ secrets.DO_TOKEN }}\n');
  });

  test('writes into the root of the repository', async () => {
    const { out, written } = await init(files, [], { cwd: '/repo/apps/shop' });
    expect(Object.keys(written)).toEqual(['/repo/token-check.config.yaml']);
    expect(out).toContain('Wrote ../../token-check.config.yaml');
  });

  test.each(['token-check.config.yaml', 'token-check.config.yml', 'token-check.config.json'])(
    'never overwrites %s, or one above',
    async (name) => {
      for (const cwd of ['/repo', '/repo/apps/shop']) {
        const { status, written, err } = await init({ ...files, [name]: 'mine' }, [], { cwd });
        expect(status).toBe(2);
        expect(written).toEqual({});
        expect(err).toContain(`${name} exists already`);
      }
    },
  );

  test('never overwrites a file that appears in the meantime, or a broken link', async () => {
    const { status, err } = await init(files, [], { createFile: async () => 'EEXIST' });
    expect(status).toBe(2);
    expect(err).toContain('exists already');
  });

  test('says why it cannot write', async () => {
    const { status, err } = await init(files, [], { createFile: async () => 'EACCES' });
    expect(status).toBe(2);
    expect(err).toContain('permission');
  });

  test('prints with --stdout, also beside an old configuration', async () => {
    const old = { ...files, 'token-check.config.yaml': 'mine' };
    const { status, out, written } = await init(old, ['--stdout']);
    expect(status).toBe(0);
    expect(written).toEqual({});
    expect(parse(out).secrets).toHaveLength(1);
  });

  test.each([
    [['ci', 'innit'], 'unknown-command'],
    [['ci', 'init', '--only', 'a'], 'conflicting-options'],
    [['ci', 'init', '--format', 'json'], 'conflicting-options'],
    [['ci', '--stdout'], 'conflicting-options'],
    [['ci', 'init', 'again'], 'too-many-arguments'],
  ])('%j is wrong usage', async (argv, code) => {
    const { status, err } = await runWith(argv);
    expect(status).toBe(2);
    expect(err).toContain(`[${code}]`);
  });
});
