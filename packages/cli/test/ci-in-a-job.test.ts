import { fetchTransport } from '@token-check/core';
import { makeToken, sandbox } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { runWith } from './world.ts';

const good = makeToken('dop_v1_', 'full access');
const narrow = makeToken('dop_v1_', 'droplets only');
const github = { GITHUB_ACTIONS: 'true' };
const gitlab = { GITLAB_CI: 'true' };

/** DigitalOcean with another answer from token/info. */
const infoThat = (answer: () => Response | Promise<Response>) => async () =>
  fetchTransport(async (request) =>
    request.url.includes('token/info') ? answer() : sandbox(request),
  );
const down = infoThat(() => new Response('', { status: 503 }));

const file = (config: string) => ({
  cwd: '/repo',
  files: { '/repo/.git': '', '/repo/token-check.config.yaml': config },
});
const named = file('secrets: [{ env: DO_TOKEN, name: deploy }]');

describe('an empty secret is an unset secret', () => {
  const states = [
    [undefined, 'missing'],
    ['', 'empty'],
    [' \t\n', 'empty'],
    ['\u00a0\u200b', 'empty'],
  ] as const;

  test.each(states)('%j is %s, by --env and by a configuration', async (value, state) => {
    const env = value === undefined ? {} : { DO_TOKEN: value };
    const byEnv = await runWith(['--sandbox', '--env', 'DO_TOKEN', '--json'], { env });
    const byConfig = await runWith(['ci', '--sandbox', '--json'], { env, ...named });
    const diagnoses = [
      JSON.parse(byEnv.out).diagnoses[0],
      JSON.parse(byConfig.out).reports[0].diagnoses[0],
    ];
    expect([byEnv.status, byConfig.status]).toEqual([2, 2]);
    for (const { code, evidence } of diagnoses) {
      expect(code).toBe('secret-unset');
      expect(evidence).toEqual({ name: 'DO_TOKEN', state, reason: null });
    }
  });

  test('a file that is empty or not there is one too', async () => {
    const config = file('secrets: [{ file: empty }, { file: missing }]');
    const files = { ...config.files, '/repo/empty': ' \n' };
    const { out, status } = await runWith(['ci', '--sandbox', '--json'], { ...config, files });
    expect(status).toBe(2);
    const evidence = JSON.parse(out).reports.map(
      (report: { diagnoses: { evidence: unknown }[] }) => report.diagnoses[0]?.evidence,
    );
    expect(evidence).toEqual([
      { name: 'empty', place: 'file', state: 'empty', reason: null },
      { name: 'missing', place: 'file', state: 'missing', reason: null },
    ]);
  });
});

describe('the first step is one for the CI system', () => {
  test.each([
    ['an unset secret', undefined],
    ['an empty one', ''],
    ['one with white space', `${good}\n`],
    ['one with quotes', `"${good}"`],
  ])('for %s', async (_what, value) => {
    for (const [env, setting, command] of [
      [github, 'Settings → Secrets and variables → Actions', 'gh secret set DO_TOKEN'],
      [gitlab, 'Settings → CI/CD → Variables', 'glab variable set DO_TOKEN'],
    ] as const) {
      const all = value === undefined ? env : { ...env, DO_TOKEN: value };
      for (const argv of [['ci'], ['--env', 'DO_TOKEN']]) {
        const { out } = await runWith([...argv, '--sandbox', '--format', 'github'], {
          env: all,
          ...named,
        });
        // A variable that GitHub would set is at least empty, so the step lacks it.
        if (value === undefined && env === github) {
          expect(out).toMatch(/Pass the secret to the step: env:(?:%0A)? +DO_TOKEN: /);
          continue;
        }
        expect(out).toContain(setting);
        expect(out).toContain(command);
        expect(out).not.toMatch(/awk|token\.txt/);
      }
    }
  });
});

describe('the reason for exit status 3 is said:', () => {
  test.each([
    ['a 503', down, 'returned 503'],
    [
      'no host',
      infoThat(() => Promise.reject(new TypeError('x', { cause: { code: 'ENOTFOUND' } }))),
      'cloud.digitalocean.com',
    ],
    [
      'a page',
      infoThat(() => new Response('<html>', { headers: { 'content-type': 'text/html' } })),
      'cloud.digitalocean.com',
    ],
  ])('%s where the expiry should be', async (_what, transport, why) => {
    for (const argv of [['ci'], ['--env', 'DO_TOKEN']]) {
      const flags = ['--min-ttl', '14d', '--format', 'github'];
      const { out, status } = await runWith([...argv, ...flags], {
        env: { DO_TOKEN: good },
        ...named,
        transport,
      });
      expect(status).toBe(3);
      const [annotation = ''] = out.split('\n');
      expect(annotation).toMatch(/^::(?:error|warning) /);
      expect(annotation).toMatch(/\[expires-soon\]$/);
      expect(annotation).toContain(why);
      expect(annotation).not.toMatch(/token-accepted|accepts this token|Possibly/);
    }
  });
});

describe('a team that a token can never see', () => {
  test.each([
    [['--expect-team', 'My Team']],
    [['--expect-account', 'sammy@example.com']],
    [
      [
        '--expect-team',
        'My Team',
        '--least-privilege',
        '--require-scope',
        'droplet:read',
        '--require-scope',
        'image:read',
      ],
    ],
  ])('is a missing scope: %j', async (argv) => {
    const flags = ['--sandbox', '--env', 'DO_TOKEN', ...argv, '--json'];
    const { out, status } = await runWith(flags, { env: { DO_TOKEN: narrow } });
    expect(status).toBe(4);
    const [{ code, evidence, fix }] = JSON.parse(out).diagnoses;
    expect(code).toBe('required-scope-missing');
    expect(JSON.stringify(evidence)).toContain('account:read');
    expect(JSON.stringify(fix)).toContain('account:read');
  });

  test('counts as needed with leastPrivilege', async () => {
    const answers = (scopes: string[]) =>
      infoThat(() =>
        Response.json({
          resource_owner_id: 1,
          scopes,
          expires_in_seconds: null,
          application: { uid: null },
          created_at: 1_750_000_000,
        }),
      );
    const config =
      'secrets: [{ env: DO_TOKEN, team: My Team, requireScopes: [droplet:read], leastPrivilege: true }]';
    const world = { env: { DO_TOKEN: good }, ...file(config) };
    const needed = await runWith(['ci', '--json'], {
      ...world,
      transport: answers(['droplet:read', 'account:read']),
    });
    expect(JSON.parse(needed.out).counts).toEqual({ pass: 1, warn: 0, fail: 0, skip: 0 });
    const more = await runWith(['ci', '--json'], {
      ...world,
      transport: answers(['droplet:read', 'account:read', 'droplet:delete']),
    });
    expect(JSON.parse(more.out).counts.warn).toBe(1);
    expect(JSON.stringify(JSON.parse(more.out).reports[0].diagnoses)).toContain(
      '"excess":["droplet:delete"]',
    );
  });
});

test('five good tokens give no annotation', async () => {
  const names = ['A', 'B', 'C', 'D', 'E'];
  const env = Object.fromEntries(names.map((name) => [name, makeToken('dop_v1_', name)]));
  const transport = async () =>
    fetchTransport(async (request) => {
      const headers = new Headers(request.headers);
      headers.set('authorization', `Bearer ${good}`);
      return sandbox(new Request(request, { headers }));
    });
  const flags = names.flatMap((name) => ['--env', name]);
  const plain = await runWith([...flags, '--format', 'github'], { env, transport });
  expect(plain).toMatchObject({ status: 0, out: '' });
  const config = file(`secrets: [${names.map((name) => `{ env: ${name} }`)}]`);
  const { out, status } = await runWith(['ci', '--format', 'github'], {
    env,
    transport,
    ...config,
  });
  expect(status).toBe(0);
  expect(out).not.toContain('::');
});

test('a short value is described once in the title of an annotation', async () => {
  const { out } = await runWith(['--env', 'X', '--format', 'github', '--offline'], {
    env: { X: '***' },
  });
  expect(out).toMatch(/^::error title=token-check%3A X \(3 characters\)::/);
});

test('a batch of NAME=token lines knows the names', async () => {
  const stdin = `# mine\nNORTH=${good}\nexport SOUTH="${narrow}"\n`;
  const { out } = await runWith(['--batch', '-', '--sandbox'], { stdin });
  expect(out).toMatch(/^✓ NORTH .*\n✓ SOUTH /);
});

test.each([
  ['*:delete', 4],
  ['droplet:*', 4],
  ['quantum:*', 4],
])('--forbid-scope %s finds what a token with full access may do', async (scope, status) => {
  const flags = ['--sandbox', '--env', 'X', '--forbid-scope', scope];
  expect((await runWith(flags, { env: { X: good } })).status).toBe(status);
});

test.each([
  ['*:delete', 0],
  ['droplet:*', 4],
  ['*:read', 4],
  ['image:*', 4],
  ['database:*', 0],
])('--forbid-scope %s on a token for Droplets: %i', async (scope, status) => {
  const flags = ['--sandbox', '--env', 'X', '--forbid-scope', scope];
  expect((await runWith(flags, { env: { X: narrow } })).status).toBe(status);
});
