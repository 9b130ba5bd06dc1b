import { makeToken } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { readExpectations } from '../src/flags/expectations.ts';
import { runWith } from './world.ts';

/** Scopes api:read and api:write, team My Team, 60 days left. */
const full = makeToken('dop_v1_', 'full access');
/** Scopes droplet:read and image:read, no account:read, no end. */
const narrow = makeToken('dop_v1_', 'droplets only');
const dead = makeToken('dop_v1_', 'deleted');
const silent = makeToken('dop_v1_', 'busy');

const firstCode = (out: string): string => JSON.parse(out).diagnoses[0].code;

describe('the exit status and the first diagnosis when we expect', () => {
  test.each([
    ['nothing', full, [], 0, 'token-accepted'],
    ['its kind', full, ['--expect-kind', 'personal-access-token'], 0, 'token-accepted'],
    ['another kind', full, ['--expect-kind', 'oauth-access-token'], 4, 'kind-mismatch'],
    ['its account', full, ['--expect-account', 'Sammy@Example.com'], 0, 'token-accepted'],
    ['another account', full, ['--expect-account', 'b@example.com'], 4, 'account-mismatch'],
    [
      'an account that it can never show',
      narrow,
      ['--expect-account', 'b@example.com'],
      4,
      'required-scope-missing',
    ],
    ['its team', full, ['--expect-team', 'my team'], 0, 'token-accepted'],
    ['another team', full, ['--expect-team', 'Others'], 4, 'account-mismatch'],
    ['a scope that it has', narrow, ['--require-scope', 'droplet:read'], 0, 'token-accepted'],
    [
      'a scope within a wider one',
      full,
      ['--require-scope', 'droplet:delete'],
      0,
      'token-accepted',
    ],
    [
      'a scope that it lacks',
      narrow,
      ['--require-scope', 'droplet:delete'],
      4,
      'required-scope-missing',
    ],
    ['an operation that it may do', narrow, ['--can', 'GET /v2/droplets/42'], 0, 'token-accepted'],
    [
      'an operation that it may not do',
      narrow,
      ['--can', 'POST /v2/droplets'],
      4,
      'required-scope-missing',
    ],
    ['a job', full, ['--can', 'external-dns'], 0, 'token-accepted'],
    ['a job by a part of its name', full, ['--can', 'csi'], 0, 'token-accepted'],
    ['a job that it cannot do', narrow, ['--can', 'certbot'], 4, 'required-scope-missing'],
    [
      'that it lacks a scope that it lacks',
      narrow,
      ['--forbid-scope', 'droplet:delete'],
      0,
      'token-accepted',
    ],
    [
      'that it lacks a scope that it has',
      full,
      ['--forbid-scope', 'droplet:delete'],
      4,
      'excess-scope',
    ],
    [
      'that it lacks every scope that deletes',
      full,
      ['--forbid-scope', '*:delete'],
      4,
      'excess-scope',
    ],
    [
      'that it lacks all scopes of a resource',
      narrow,
      ['--forbid-scope', 'droplet:*'],
      4,
      'excess-scope',
    ],
    [
      'that it lacks a pattern of scopes that it lacks',
      narrow,
      ['--forbid-scope', '*:delete'],
      0,
      'token-accepted',
    ],
    [
      'a team that it can never show',
      narrow,
      ['--expect-team', 'My Team'],
      4,
      'required-scope-missing',
    ],
    ['to be warned of a longer lifetime', full, ['--warn-ttl', '9w'], 0, 'expires-soon'],
    ['to fail on a warning', full, ['--warn-ttl', '9w', '--error-on-warnings'], 4, 'expires-soon'],
    [
      'to fail on a warning without one',
      full,
      ['--warn-ttl', '1w', '--error-on-warnings'],
      0,
      'token-accepted',
    ],
    [
      'least privilege of full access',
      full,
      ['--least-privilege', '--can', 'external-dns', '--error-on-warnings'],
      4,
      'excess-scope',
    ],
    [
      'least privilege of a token that has just what it needs',
      narrow,
      ['--least-privilege', '--can', 'GET /v2/droplets', '--error-on-warnings'],
      0,
      'token-accepted',
    ],
    ['any answer of a busy API', silent, ['--allow-undetermined'], 0, 'rate-limited'],
    [
      'any answer of a busy API, but no warning',
      silent,
      ['--allow-undetermined', '--error-on-warnings'],
      0,
      'rate-limited',
    ],
    ['a lifetime that it has', full, ['--min-ttl', '14d'], 0, 'token-accepted'],
    ['a longer lifetime', full, ['--min-ttl', '9w'], 4, 'expires-soon'],
    ['a lifetime of a token without an end', narrow, ['--min-ttl', '999d'], 0, 'token-accepted'],
    [
      'anything of a deleted token',
      dead,
      ['--min-ttl', '9w', '--can', 'certbot'],
      1,
      'token-rejected',
    ],
    [
      'anything of a token that is rate limited',
      silent,
      ['--require-scope', 'droplet:read'],
      3,
      'rate-limited',
    ],
  ])('%s', async (_what, stdin, flags, status, code) => {
    for (const format of ['json', 'ndjson', 'text', 'github', 'markdown']) {
      const ran = await runWith(['--sandbox', '--format', format, ...flags], { stdin });
      expect(ran.status).toBe(status);
      if (format === 'json') expect(firstCode(ran.out)).toBe(code);
      if (format === 'github') {
        const level = status === 3 || flags.includes('--least-privilege') ? 'warning' : 'error';
        // A good credential is no news.
        if (code === 'token-accepted') expect(ran.out).toBe('');
        else if (code === 'expires-soon' && flags.includes('--warn-ttl'))
          expect(ran.out).toMatch(/^::warning title=/);
        else if (status === 0) expect(ran.out).toMatch(/^::warning title=/);
        else expect(ran.out).toMatch(new RegExp(`^::${level} title=`));
      }
    }
    const zero = await runWith(['--sandbox', '--exit-zero', ...flags], { stdin });
    expect(zero.status).toBe(0);
  });

  test('the kind is checked offline; a note says that the others are not', async () => {
    const kind = ['--offline', '--expect-kind', 'oauth-access-token'];
    expect(await runWith(kind, { stdin: full })).toMatchObject({ status: 4, err: '' });
    const life = await runWith(['--offline', '--min-ttl', '14d'], { stdin: full });
    expect(life.status).toBe(0);
    expect(life.err).toContain('can’t check scopes');
  });
});

describe('a scope that is not in the table', () => {
  test.each([
    [
      '--require-scope',
      'droplet:raed',
      /“droplet:raed” isn’t a documented scope. Did you mean droplet:read\?/,
    ],
    ['--forbid-scope', 'unheard:of', /“unheard:of” isn’t a documented scope[^?]*\n$/],
  ])('is accepted with a note: %s %s', async (flag, scope, note) => {
    const { status, err } = await runWith(['--sandbox', flag, scope], { stdin: narrow });
    expect(status).not.toBe(2);
    expect(err).toMatch(note);
    const quiet = await runWith(['--sandbox', '--quiet', flag, scope], { stdin: narrow });
    expect(quiet.err).toBe('');
  });
});

test('a job also needs the scopes that none of its operations names', () => {
  const io = { note: () => {} } as unknown as Parameters<typeof readExpectations>[1];
  expect(readExpectations({ can: ['doctl-registry-login'] }, io).operations).toEqual([
    {
      operation: 'GET /v2/registry/docker-credentials',
      needs: [['registry:read', 'registry:update']],
    },
    { operation: 'doctl-registry-login (registry:create)', needs: [['registry:create']] },
  ]);
});

describe('an expectation that makes no sense is wrong usage:', () => {
  test.each([
    [['--expect-kind', 'pat'], 'invalid-value', 'Use one of these: '],
    [
      ['--expect-kind', 'oauth-acces-token'],
      'invalid-value',
      'token-check --expect-kind oauth-access-token',
    ],
    [['--require-scope', 'droplet'], 'invalid-value', 'token-check scopes'],
    [['--require-scope', 'droplet:'], 'invalid-value', 'token-check scopes'],
    [['--forbid-scope', full], 'invalid-value', 'not shown'],
    [['--can', 'POST /v2/dropletz'], 'unknown-operation', 'POST /v2/droplets'],
    [['--can', 'external-dsn'], 'unknown-operation', 'external-dns'],
    [['--can', 'droplet:read'], 'unknown-operation', '--require-scope'],
    [['--can', 'POST /v1/chat/completions'], 'unknown-operation', 'sk-do-'],
    [['--min-ttl', '14'], 'invalid-value', '14d'],
    [['--min-ttl', '-1d'], 'invalid-value', '14d'],
    [['--min-ttl', '0d'], 'invalid-value', '14d'],
    [['--expect-account', ''], 'missing-value', '--expect-account sammy@example.com'],
    [['--expect-team', ' '], 'missing-value', '--expect-team'],
    [['--require-scope', ''], 'missing-value', '--require-scope droplet:read'],
    [['--forbid-scope', ','], 'missing-value', '--forbid-scope droplet:read'],
    [['--can', ''], 'unknown-operation', 'All jobs: token-check scopes'],
    [['--can', 'droplet'], 'unknown-operation', '--require-scope'],
  ])('%j', async (flags, code, hint) => {
    const { status, out, err } = await runWith(['--offline', ...flags], { stdin: full });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(`[${code}]`);
    expect(err).toContain(hint);
    expect(err).not.toContain(full.slice(10, 30));
  });
});
