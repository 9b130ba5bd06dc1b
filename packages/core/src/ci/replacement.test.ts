import { describe, expect, test } from 'vitest';
import { check } from '../check.ts';
import { fetchTransport } from '../probe/transports/fetch.ts';
import type { Report } from '../report/report-v1.ts';
import { sandbox } from '../sandbox/index.ts';
import { makeToken } from '../sandbox/make-token.ts';
import {
  allowedFor,
  boxesFor,
  operationsOfPreset,
  presets,
  scopesOfPreset,
} from '../scopes/index.ts';
import type { Fields } from './definition.ts';
import { asDeclared, judge, withJob } from './judge.ts';
import { planFor } from './plan.ts';
import { type ReplacementContext, replacementOf } from './replacement.ts';
import { storeIn } from './stored-in.ts';

const token = (seed: string) => makeToken('dop_v1_', seed);
const createDroplet = { operation: 'POST /v2/droplets', needs: [['droplet:create']] };

/** The replacement of a secret with these fields and this value. */
async function replacement(
  value: string | null,
  fields: Fields = {},
  { job = {}, ...context }: Partial<ReplacementContext> & { job?: object } = {},
  secret: { env: string | null; file: string | null; name: string } = {
    name: 'deploy',
    env: 'DO_TOKEN',
    file: null,
  },
) {
  const plan = planFor(
    { ...secret, fields, line: 1 },
    {},
    {
      operations: () => [createDroplet],
      allowed: allowedFor,
    },
  );
  const [report] = await check(value, {
    source: { kind: 'config', name: secret.name, env: 'DO_TOKEN' },
    exact: true,
    expected: plan.expected,
    network: plan.declared === null && { transport: fetchTransport(sandbox), timeoutMs: 50 },
    ...job,
  });
  const declared = asDeclared(report as Report, plan.declared);
  const judged = withJob(declared, plan, judge(declared, plan));
  return replacementOf(judged, plan, {
    ciSystem: null,
    passport: null,
    passportPath: null,
    checkWith: ['--only'],
    boxes: boxesFor,
    ...context,
  });
}

const starts = (found: Awaited<ReturnType<typeof replacement>>) =>
  found?.steps.map(({ text }) => text.split(' ').slice(0, 2).join(' ')) ?? null;

describe('a secret gets the steps if another value helps:', () => {
  test.each<[string, string | null, Fields, boolean]>([
    ['a rejected token', token('deleted'), {}, true],
    ['an expired one', token('expired'), {}, true],
    ['a revoked one', token('revoked'), {}, true],
    ['one that may only warn', token('deleted'), { severity: 'warning' }, true],
    ['one that ends too soon', token('full access'), { minTtl: '90d' }, true],
    ['one that ends soon', token('full access'), { warnTtl: '90d' }, true],
    [
      'one with a forbidden scope',
      token('full access'),
      { forbidScopes: ['droplet:delete'] },
      true,
    ],
    ['one that lacks a scope', token('droplets only'), { can: ['POST /v2/droplets'] }, true],
    ['one of another team', token('full access'), { team: 'Other' }, true],
    ['another kind', token('full access'), { kind: 'oauth-access-token' }, true],
    ['a truncated one', token('full access').slice(0, -9), {}, true],
    ['an unset one', null, {}, true],
    ['a good one', token('full access'), {}, false],
    ['one with needless scopes', token('full access'), { leastPrivilege: true }, false],
    ['one with a space at its end', `${token('full access')} `, {}, false],
    ['an inconclusive answer', token('blocked'), {}, false],
    ['a tolerated one', token('blocked'), { allowUndetermined: true }, false],
    ['a locked account', token('locked'), {}, false],
    ['an unset one that may be unset', null, { allowUnset: true }, false],
    [
      'a Spaces key that is declared',
      'DO00ABCDEFGHIJKLMNOP',
      { kind: 'spaces-access-key-id' },
      false,
    ],
  ])('%s', async (_what, value, fields, helps) => {
    expect((await replacement(value, fields)) !== null).toBe(helps);
  });

  test('not for a fork, which gets no secret', async () => {
    const job = { job: { ciSystem: 'GitHub Actions', unsetReason: 'fork' } };
    expect(await replacement(null, {}, { job })).toBeNull();
  });
});

describe('the steps', () => {
  test('are make, check, store, restart, then delete', async () => {
    const fields = {
      minTtl: '90d',
      storedIn: ['the vault', 'GitHub: DO_TOKEN'],
      usedBy: ['a', 'b'],
    };
    const found = await replacement(token('full access'), fields);
    expect(found?.heading).toBe('To replace it');
    expect(starts(found)).toEqual([
      'In the',
      'Read the',
      'Compare the',
      'Store it',
      'Store it',
      'Restart what',
      'Delete the',
      'Check the',
    ]);
    expect(found?.steps[5]?.text).toContain('Used by: a, b.');
    expect(found?.steps[1]?.command).toBe('read -rs NEW && export NEW');
    expect(found?.steps[2]?.command).toBe('token-check --env NEW --successor-of DO_TOKEN');
    expect(found?.steps[6]?.text).toContain(token('full access').slice(-4));
    expect(found?.steps[7]?.command).toBe('token-check --env DO_TOKEN');
  });

  test.each<[string, Fields, Partial<ReplacementContext>]>([
    ['GitLab CI', {}, { ciSystem: 'GitLab CI' }],
    ['GitHub Actions', {}, { ciSystem: 'GitHub Actions' }],
    ['CircleCI', {}, { ciSystem: 'CircleCI' }],
    ['no system', {}, {}],
    ['a place', { storedIn: ['GitLab: DO_TOKEN', 'Kubernetes secret a/b, key c'] }, {}],
  ])('read no new value into the variable of the old one: %s', async (_what, fields, context) => {
    for (const env of ['DO_TOKEN', 'NEW', null]) {
      const secret = { name: 'deploy', env, file: env === null ? '/run/do' : null };
      const found = await replacement(
        token('full access'),
        { minTtl: '90d', ...fields },
        context,
        secret,
      );
      const commands = found?.steps.map(({ command = '' }) => command) ?? [];
      const compares = commands.findIndex((one) => one.includes('--successor-of'));
      const [, old] = /--successor-of (\w+)$/.exec(commands[compares] ?? '') ?? [];
      expect(old).toBe(env === 'DO_TOKEN' ? env : 'OLD');
      expect(commands.join('\n')).not.toContain(`read -rs ${old}`);
      const stores = found?.steps.findIndex(({ text }) => /^(?:Store|Write)/.test(text)) ?? -1;
      expect(stores).toBeGreaterThan(compares);
      expect(commands.at(-1)).toBe(`token-check --env ${old}`);
    }
  });

  test('delete nothing that is gone already', async () => {
    expect(starts(await replacement(token('deleted')))).toEqual([
      'In the',
      'Read the',
      'Compare the',
      'Store it',
    ]);
  });

  test('leave the end of an OAuth token to its refresh', async () => {
    const found = await replacement(makeToken('doo_v1_', 'application'), { minTtl: '90d' });
    expect(starts(found)).toEqual(['Get a', 'Store it', 'Check it:']);
  });

  test('compare nothing with a value that is no whole token, or none', async () => {
    for (const value of [null, token('full access').slice(0, -9)]) {
      const found = await replacement(value);
      expect(found?.steps.at(-1)).toEqual({
        text: 'Check it:',
        command: 'token-check ci --only deploy',
      });
    }
    expect((await replacement(null))?.heading).toBe('To set it');
    const checkWith = ['-c', 'my ci.yaml', '--only'];
    expect((await replacement(null, {}, { checkWith }))?.steps.at(-1)?.command).toBe(
      "token-check ci -c 'my ci.yaml' --only deploy",
    );
  });

  test('pass what the configuration says to the comparison, as words of a shell', async () => {
    const fields = {
      minTtl: '90d',
      can: ['POST /v2/droplets'],
      requireScopes: ['tag:read'],
      team: "Sam's $(team)",
    };
    const context = { passportPath: 'my passports.json' };
    const found = await replacement(token('full access'), fields, context);
    expect(found?.steps.find(({ text }) => text.startsWith('Compare'))?.command).toBe(
      "token-check --env NEW --successor-of DO_TOKEN --can 'POST /v2/droplets' --require-scope tag:read --expect-team 'Sam'\\''s $(team)' --passports 'my passports.json'",
    );
    const odd = { name: '; rm -rf /', env: 'A', file: null };
    expect((await replacement(null, {}, {}, odd))?.steps.at(-1)?.command).toBe(
      "token-check ci --only '; rm -rf /'",
    );
  });

  test('name the team and the boxes', async () => {
    const first = async (...given: Parameters<typeof replacement>) =>
      (await replacement(...given))?.steps[0];
    expect(await first(token('full access'), { minTtl: '90d' })).toMatchObject({
      text: 'In the team My Team, create a token. The old one has api:read, api:write; fewer scopes may be enough:',
    });
    expect(await first(token('deleted'), { team: 'Acme', can: ['POST /v2/droplets'] })).toEqual({
      text: 'In the team Acme, create a token. Tick these under Custom Scopes:',
      command: boxesFor(['account:read'], [createDroplet]).join(' '),
      url: 'https://cloud.digitalocean.com/account/api/tokens',
    });
    expect(await first(token('deleted'))).toMatchObject({
      text: 'In the team of the old token, create a token with the scopes that its job needs:',
    });
    const passport = {
      id: 'a'.repeat(32),
      secret: 'deploy',
      kind: 'personal-access-token',
      firstAccepted: '2026-01-01',
      lastAccepted: '2026-01-01',
      scopes: ['domain:read', 'domain:delete'],
      team: 'b'.repeat(40),
      account: null,
    } as const;
    const fields = { forbidScopes: ['*:delete'] };
    expect(await first(token('deleted'), fields, { passport })).toMatchObject({
      text: `In the team ${'b'.repeat(40)}, create a token. Tick these under Custom Scopes:`,
      command: 'domain:read',
    });
    expect(await first(null, { kind: 'spaces-secret-key' })).toEqual({
      text: 'Create a Spaces secret key with the same access.',
    });
  });

  test('say where to store it without a place in the configuration', async () => {
    const stored = async (...given: Parameters<typeof replacement>) =>
      (await replacement(...given))?.steps[3];
    const dead = token('deleted');
    expect(await stored(dead)).toEqual({ text: 'Store it where DO_TOKEN gets its value.' });
    expect((await stored(dead, {}, { ciSystem: 'GitHub Actions' }))?.command).toBe(
      'gh secret set DO_TOKEN',
    );
    const file = { name: 'deploy', env: null, file: '/run/secrets/do' };
    expect(await stored(dead, {}, {}, file)).toEqual({
      text: 'Write it into the file /run/secrets/do.',
    });
  });
});

test.each(presets)('the boxes of $id are those that `scopes` prints', (preset) => {
  const operations = operationsOfPreset(preset).map(({ method, path, needs }) => ({
    operation: `${method} ${path}`,
    needs,
  }));
  const extras = preset.extras?.map((scope) => ({ operation: `x (${scope})`, needs: [[scope]] }));
  expect(boxesFor([], [...operations, ...(extras ?? [])])).toEqual(scopesOfPreset(preset));
});

test.each([
  ['GitHub environment production: DO_TOKEN', 'gh secret set DO_TOKEN --env production'],
  ['GitHub organization acme: DO_TOKEN', 'gh secret set DO_TOKEN --org acme'],
  ['GitHub Dependabot: DO_TOKEN', 'gh secret set DO_TOKEN --app dependabot'],
  ['GitHub: DO_TOKEN', 'gh secret set DO_TOKEN'],
  ['GitHub secret DO_TOKEN', 'gh secret set DO_TOKEN'],
  ['GitHub Actions secret: DO_TOKEN', 'gh secret set DO_TOKEN'],
  [
    'GitLab variable DO_TOKEN',
    'read -rs NEW && printf %s "$NEW" | glab variable set DO_TOKEN --masked',
  ],
  [
    'Kubernetes secret external-dns/digitalocean, key token',
    `read -rs NEW && printf '{"stringData":{"token":"%s"}}' "$NEW" | kubectl -n external-dns patch secret digitalocean --type merge --patch-file /dev/stdin`,
  ],
  ['the safe in room 3', undefined],
  ['GitHub environment a; curl evil: DO_TOKEN', undefined],
  ['GitHub: $(curl evil)', undefined],
  ['GitHub: DO_TOKEN\nrm -rf /', undefined],
  ['Kubernetes secret a/b, key c" d', undefined],
  ['GitHub environment --repo=evil: DO_TOKEN', undefined],
])('stored in %s: %s', (place, command) => {
  expect(storeIn(place).command).toBe(command);
  expect(storeIn(place).text).toContain(place.trim());
});
