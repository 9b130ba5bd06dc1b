import type { Report, Transport } from '@token-check/core';
import { makeToken } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { runWith } from './world.ts';

const token = (seed: string) => makeToken('dop_v1_', seed);
const day = 86_400;
const uuid = (digit: string) => digit.repeat(40);

interface Life {
  readonly scopes?: readonly string[];
  /** In days; null for one that never expires. */
  readonly days?: number | null;
  readonly team?: string;
  readonly account?: string;
  /** DigitalOcean rejects it. */
  readonly dead?: true;
  /** DigitalOcean gives no answer about it. */
  readonly silent?: true;
  readonly withoutInfo?: true;
}

const respond = (status: number, body: object) =>
  Promise.resolve({ type: 'response', status, headers: {}, body: JSON.stringify(body) } as const);

/** An API that knows these tokens. */
function apiWith(lives: Readonly<Record<string, Life>>, asked: string[] = []): Transport {
  return ({ url, headers }) => {
    asked.push(url);
    const value = headers.authorization?.slice('Bearer '.length) ?? '';
    const life = lives[value];
    if (life?.silent) return Promise.resolve({ type: 'failure', reason: 'dns', code: 'ENOTFOUND' });
    if (life === undefined || life.dead) {
      return respond(401, { id: 'Unauthorized', message: 'Unable to authenticate you' });
    }
    const {
      scopes = ['account:read', 'droplet:read'],
      days = 10,
      team = '1',
      account = '2',
    } = life;
    if (url.endsWith('/info')) {
      return life.withoutInfo
        ? respond(500, {})
        : respond(200, {
            scopes,
            expires_in_seconds: days === null ? null : days * day,
            created_at: 1,
            application: { uid: null },
          });
    }
    return scopes.includes('account:read')
      ? respond(200, {
          account: {
            uuid: uuid(account),
            email: `owner${account}@example.com`,
            status: 'active',
            team: { uuid: uuid(team), name: `Team ${team}` },
          },
        })
      : respond(403, {
          id: 'Forbidden',
          message: 'You are not authorized to perform this operation',
        });
  };
}

const [old, fresh] = [token('the old one'), token('the new one')];

/** Compares a new token with an old one. */
async function compare(before: Life, after: Life, argv: readonly string[] = []) {
  const asked: string[] = [];
  const ran = await runWith(['-e', 'NEW', '--successor-of', 'OLD', '--format', 'json', ...argv], {
    env: { NEW: fresh, OLD: old },
    transport: async () => apiWith({ [old]: before, [fresh]: after }, asked),
  });
  const report = JSON.parse(ran.out) as Report;
  const found = report.diagnoses.filter(({ severity }) => severity !== 'info');
  return { ...ran, report, asked, codes: found.map(({ code, severity }) => `${code} ${severity}`) };
}

/** Everything is known about both tokens. */
const all = 'note: compared with OLD: value, kind, account, team, scopes, expiry date.\n';

describe('--successor-of', () => {
  test.each<[string, Life, Life, number, string[]]>([
    ['the same with a longer life', { days: 10 }, { days: 90 }, 0, []],
    ['one that never expires', { days: 10 }, { days: null }, 0, []],
    ['two that never expire', { days: null }, { days: null }, 0, []],
    ['an expiry after none', { days: null }, { days: 90 }, 0, ['expires-soon warning']],
    ['a shorter life', { days: 10 }, { days: 9 }, 4, ['expires-soon error']],
    ['the same life', { days: 10 }, { days: 10 }, 4, ['expires-soon error']],
    ['another team', {}, { days: 90, team: '3' }, 4, ['account-mismatch error']],
    ['another account', {}, { days: 90, account: '3' }, 4, ['account-mismatch error']],
    [
      'a scope less',
      { scopes: ['account:read', 'droplet:read'] },
      { scopes: ['account:read'], days: 90 },
      4,
      ['required-scope-missing error'],
    ],
    [
      'a scope more',
      {},
      { scopes: ['account:read', 'droplet:read', 'droplet:delete'], days: 90 },
      0,
      ['excess-scope warning'],
    ],
    [
      'fewer than full access',
      { scopes: ['api:read', 'api:write', 'account:read'] },
      { scopes: ['account:read', 'droplet:read'], days: 90 },
      4,
      ['required-scope-missing error'],
    ],
    ['an unclear new one', {}, { silent: true }, 3, ['dns-failure warning']],
    ['a dead new one', {}, { dead: true }, 1, ['token-rejected error']],
    [
      'a new one whose expiry is unknown',
      {},
      { withoutInfo: true },
      3,
      ['expires-soon error', 'required-scope-missing error'],
    ],
  ])('%s', async (_what, before, after, status, codes) => {
    const ran = await compare(before, after);
    expect(ran.codes).toEqual(codes);
    expect(ran.status).toBe(status);
    expect(ran.asked).toHaveLength(after.silent ? ran.asked.length : 4);
    expect(ran.err).toBe(
      after.silent || after.dead
        ? 'note: compared with OLD: value, kind. Not compared: account, team, scopes, expiry date, because DigitalOcean didn’t accept the new token.\n'
        : after.withoutInfo
          ? 'note: compared with OLD: value, kind, account, team. Not compared: scopes, expiry date, because DigitalOcean didn’t show them for both tokens.\n'
          : all,
    );
  });

  test('the same value', async () => {
    const { status, out, err } = await runWith(['-e', 'NEW', '--successor-of', 'OLD', '--json'], {
      env: { NEW: old, OLD: old },
      transport: async () => apiWith({ [old]: {} }),
    });
    expect([status, err]).toEqual([4, all]);
    const { diagnoses } = JSON.parse(out) as Report;
    expect(diagnoses.map(({ code, severity }) => [code, severity])).toEqual([
      ['duplicate-credential', 'error'],
      ['token-accepted', 'info'],
    ]);
    expect(diagnoses[0]?.what).toContain('env OLD');
  });

  test('another kind', async () => {
    const app = makeToken('doo_v1_', 'app');
    const { status, out } = await runWith(['-e', 'NEW', '--successor-of', 'OLD', '--json'], {
      env: { NEW: app, OLD: old },
      transport: async () => apiWith({ [old]: {}, [app]: { days: 30 } }),
    });
    expect(status).toBe(4);
    const [first] = (JSON.parse(out) as Report).diagnoses;
    expect(first?.code).toBe('kind-mismatch');
    expect(first?.what).toContain('the old credential is a personal access token');
  });

  test.each([
    ['an OAuth refresh token', makeToken('dor_v1_', 'refresh')],
    ["another provider's credential", `ghp_${old.slice(-36)}`],
    ['a Spaces access key id', 'DO00ABCDEFGHIJKLMNOP'],
  ])('an old value that is never sent: %s', async (kind, value) => {
    const asked: string[] = [];
    const { status, out, err } = await runWith(['-e', 'NEW', '--successor-of', 'OLD', '--json'], {
      env: { NEW: fresh, OLD: value },
      transport: async () => apiWith({ [fresh]: { days: 30 } }, asked),
    });
    expect(asked).toHaveLength(2);
    expect(err).toBe(
      `note: compared with OLD: value, kind. Not compared: account, team, scopes, expiry date, because token-check doesn’t send ${kind}, and there is no passport of it.\n`,
    );
    const [first] = (JSON.parse(out) as Report).diagnoses;
    expect([status, first?.code]).toEqual([4, 'kind-mismatch']);
    expect(first?.what).toContain(`the old credential is ${kind}`);
  });

  test.each([
    ['placeholder-token', 'dop_v1_XXXXXXXX'],
    ['masked-token', '***'],
    ['truncated-token', old.slice(0, -9)],
    ['malformed-token', `dop_v1_${'z1'.repeat(32)}`],
    ['unexpanded-variable', '${{ secrets.OLD }}'],
    ['unexpanded-variable', '$OLD'],
    ['surrounding-quotes', `'${old}'`],
    ['encoded-token', btoa(old)],
    ['repeated-auth-scheme', `Bearer ${old}`],
    ['malformed-token', `${old} ${old}`],
    ['unrecognized-credential', 'hello world'],
    ['foreign-token', old.slice(-40)],
    ['unexpected-response', '{"id":"Unauthorized"}'],
  ])('an old value that is no whole token is wrong usage: %s, %s', async (code, value) => {
    const { status, out, err } = await runWith(['-e', 'NEW', '--successor-of', 'OLD'], {
      env: { NEW: fresh, OLD: value },
      transport: async () => apiWith({ [fresh]: {}, [old]: {} }),
    });
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`the variable OLD contains no whole token (${code})`);
    expect(err).toContain('token-check --env OLD');
  });

  test('a secret that is declared as one that is never sent', async () => {
    const [before, after] = [old.slice(-43), fresh.slice(-43)];
    const run = (value: string) =>
      runWith(['ci', '--json', '--successor-of', 'OLD'], {
        cwd: '/repo',
        env: { NEW: after, OLD: value },
        files: {
          '/repo/token-check.config.yaml': 'secrets: [{ env: NEW, kind: spaces-secret-key }]',
        },
        transport: async () => () => {
          throw new Error('a request');
        },
      });
    expect((await run(before)).status).toBe(0);
    expect((await run(after)).status).toBe(4);
    expect((await run('${{ secrets.OLD }}')).status).toBe(2);
  });

  test('names both owners', async () => {
    const { report } = await compare({}, { days: 90, team: '3' });
    expect(report.diagnoses[0]?.what).toBe(
      'The old token belongs to owner2@example.com, team Team 1, but this one belongs to owner2@example.com, team Team 3.',
    );
  });

  test('needs the scopes that the job says, and no others', async () => {
    const before = { scopes: ['account:read', 'droplet:read', 'droplet:delete'] };
    const after = { scopes: ['account:read', 'droplet:read', 'image:read'], days: 90 };
    const argv = ['--require-scope', 'image:read'];
    expect((await compare(before, after, argv)).codes).toEqual([]);
    expect((await compare(before, after)).codes).toEqual([
      'required-scope-missing error',
      'excess-scope warning',
    ]);
  });

  test.each<[string, Life, Life, string]>([
    [
      'a dead old token',
      { dead: true },
      { days: 90 },
      'note: compared with OLD: value, kind. Not compared: account, team, scopes, expiry date, because the old token no longer works, and there is no passport of it.\n',
    ],
    [
      'an unclear answer',
      { silent: true },
      { days: 90 },
      'DigitalOcean gave no clear answer about the old token',
    ],
    [
      'an old token that can’t read its account',
      { scopes: ['droplet:read'] },
      { scopes: ['droplet:read'], days: 90 },
      'compared with OLD: value, kind, scopes, expiry date. Not compared: account, team, because DigitalOcean didn’t show them for both tokens.',
    ],
  ])('says what could not be compared: %s', async (_what, before, after, note) => {
    const { status, err, codes } = await compare(before, after);
    expect([status, codes]).toEqual([0, []]);
    expect(err).toContain(note);
  });

  test('a passport tells what a dead token was', async () => {
    const file = 'passports.json';
    const argv = ['-e', 'OLD', '--passports', file];
    const env = { NEW: fresh, OLD: old };
    const seen = await runWith(argv, { env, transport: async () => apiWith({ [old]: {} }) });
    const files = { [file]: seen.written[file] ?? '' };
    const run = (after: Life, given: Record<string, string> = env) =>
      runWith(['-e', 'NEW', '--successor-of', 'OLD', '--json', '--passports', file], {
        env: given,
        files,
        transport: async () => apiWith({ [fresh]: after }),
      });
    const codesOf = (out: string) =>
      (JSON.parse(out) as Report).diagnoses.map(({ code }) => code).slice(0, -1);
    const fine = await run({ days: 90 });
    expect([fine.status, fine.err, codesOf(fine.out)]).toEqual([0, all, []]);
    const other = await run({ days: 5, team: '3', scopes: ['account:read'] });
    expect(other.status).toBe(4);
    expect(codesOf(other.out).sort()).toEqual(
      ['account-mismatch', 'expires-soon', 'required-scope-missing'].sort(),
    );
    // The old value is gone, and its name is enough.
    const gone = await run({ days: 90, team: '3' }, { NEW: fresh });
    expect(codesOf(gone.out)).toEqual(['account-mismatch']);
    expect(gone.err).toContain('Not compared: value, because the old token isn’t set here');
  });

  test.each([
    [['-e', 'NEW', '--successor-of', 'NONE'], 'the variable NONE is not set'],
    [['-e', 'NEW', '--successor-of', 'EMPTY'], 'the variable EMPTY is not set'],
    [['-e', 'NEW', '--successor-of', 'NEW'], 'names the variable of the new token itself'],
    [['-e', 'NEW', '-e', 'OLD', '--successor-of', 'OLD'], 'checks several'],
    [['-e', 'NEW', '--successor-of', old], '--successor-of needs the name of a variable'],
    [['--batch', 'x', '--successor-of', 'OLD'], 'doesn’t work with --batch'],
    [['ci', '--successor-of', 'OLD'], 'checks several'],
    [['ci', '--only', 'NEW', '--successor-of', 'NEW'], 'the new token itself'],
  ])('%j is wrong usage, and sends nothing', async (argv, message) => {
    const { status, err, out } = await runWith(argv, {
      cwd: '/repo',
      env: { NEW: fresh, OLD: old, EMPTY: ' ' },
      files: { '/repo/token-check.config.yaml': 'secrets:\n  - env: NEW\n  - env: OLD\n' },
      transport: async () => () => {
        throw new Error('a request');
      },
    });
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).not.toContain(old.slice(-20));
  });

  test('in a configuration, what it says comes first', async () => {
    const config =
      'secrets:\n  - name: deploy\n    env: NEW\n    can: [POST /v2/droplets]\n    team: Team 1\n';
    const run = (after: Life) =>
      runWith(['ci', '--json', '--successor-of', 'OLD'], {
        cwd: '/repo',
        env: { NEW: fresh, OLD: old },
        files: { '/repo/token-check.config.yaml': config },
        transport: async () => apiWith({ [old]: {}, [fresh]: after }),
      });
    const scopes = ['account:read', 'droplet:create'];
    const fine = await run({ scopes, days: 90 });
    expect([fine.status, JSON.parse(fine.out).counts]).toEqual([
      0,
      { pass: 1, warn: 0, fail: 0, skip: 0 },
    ]);
    const other = await run({ scopes, days: 90, account: '3' });
    expect(other.status).toBe(4);
    expect(JSON.parse(other.out).reports[0].diagnoses[0].code).toBe('account-mismatch');
  });
});
