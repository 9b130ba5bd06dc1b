import { describe, expect, test } from 'vitest';
import { observe } from './observe.ts';
import { steps } from './steps.ts';

const now = Date.parse('2026-01-01T00:00:00Z');
const account = { email: 'a@example.com', uuid: 'u', status: 'active' };

const accountAnswer = (status: number, body: string, headers: Record<string, string> = {}) =>
  observe(
    steps.account,
    'https://api.test/v2/account',
    { type: 'response', status, headers, body },
    now,
  );
const grantAnswer = (body: unknown) =>
  observe(
    steps.tokenInfo,
    'https://cloud.test/v1/oauth/token/info',
    { type: 'response', status: 200, headers: {}, body: JSON.stringify(body) },
    now,
  );

describe('the body of /v2/account', () => {
  test.each([
    [
      'gives an account as documented',
      { ...account, email_verified: true, name: 'A', team: { uuid: 't', name: 'T' } },
      { email: 'a@example.com', emailVerified: true, name: 'A', team: { uuid: 't', name: 'T' } },
    ],
    [
      'gives an account without the newer fields',
      account,
      { name: null, emailVerified: null, team: null },
    ],
    [
      'gives null for a field of another type',
      { ...account, name: 7, email_verified: 'yes', team: 'none' },
      { name: null, emailVerified: null, team: null },
    ],
    ['gives no undocumented field', { ...account, secret_field: 'x' }, { email: 'a@example.com' }],
  ])('%s', (_what, body, expected) => {
    const [answer, fact] = accountAnswer(200, JSON.stringify({ account: body }));
    expect(answer).toMatchObject({ status: 200, understood: true });
    expect(fact).toMatchObject({ type: 'account', origin: 'probed', account: expected });
    expect(JSON.stringify(fact)).not.toContain('secret_field');
  });

  test.each([
    '',
    'OK',
    '<html>',
    '{}',
    '[]',
    'null',
    '{"account":{}}',
    '{"account":null}',
    '{"account":{"ema',
  ])('%j gives no account', (body) => {
    expect(accountAnswer(200, body)).toMatchObject([
      { type: 'answer', status: 200, understood: false },
    ]);
  });
});

describe('the body of token/info', () => {
  test.each([
    [
      'gives an end in the future',
      { scopes: ['read'], expires_in_seconds: 3600 },
      {
        scopes: ['read'],
        lifetime: { type: 'seconds', seconds: 3600 },
        expiresAt: '2026-01-01T01:00:00.000Z',
      },
    ],
    [
      'gives an end that is now',
      { scopes: [], expires_in_seconds: 0 },
      { lifetime: { type: 'seconds', seconds: 0 }, expiresAt: '2026-01-01T00:00:00.000Z' },
    ],
    [
      'gives a grant that never expires',
      { scopes: [], expires_in_seconds: null },
      { lifetime: { type: 'never' }, expiresAt: null },
    ],
    [
      'gives an unknown lifetime where the field is missing',
      { scopes: [], created_at: 1 },
      { lifetime: { type: 'unknown' }, expiresAt: null },
    ],
    [
      'gives no date beyond the year 9999',
      { scopes: [], expires_in_seconds: 1e300 },
      { expiresAt: null },
    ],
    [
      'gives the scopes of one string',
      { scopes: 'read  write', expires_in_seconds: null },
      { scopes: ['read', 'write'] },
    ],
    [
      'gives the application and the date of creation',
      { scopes: [], application: { uid: 'client' }, created_at: 0 },
      { scopes: [], application: 'client', createdAt: '1970-01-01T00:00:00.000Z' },
    ],
  ])('%s', (_what, body, expected) => {
    expect(grantAnswer(body)[1]).toMatchObject({ type: 'grant', origin: 'probed', ...expected });
  });

  test.each([
    {},
    [],
    null,
    'x',
    { access: true },
    { scopes: null, error: 'who are you' },
    { status: 'ok', expires_in_seconds: 30 },
  ])('%j gives no grant', (body) => {
    expect(grantAnswer(body)).toHaveLength(1);
  });
});

describe('a 401 of the OAuth host', () => {
  const invalid = (description: string) =>
    JSON.stringify({ error: 'invalid_token', error_description: description });
  const answer = (step: 'account' | 'tokenInfo', body: string, challenge?: string) =>
    observe(
      steps[step],
      'https://cloud.test/v1/oauth/token/info',
      {
        type: 'response',
        status: 401,
        headers: challenge === undefined ? {} : { 'www-authenticate': challenge },
        body,
      },
      now,
    );

  test.each([
    [invalid('The access token expired'), 'expired'],
    [invalid('The access token was revoked'), 'revoked'],
    [invalid('The access token is invalid'), 'unable-to-authenticate'],
    ['{"error":"invalid_token"}', null],
    [invalid('The token has no access to this portal'), null],
    ['{"error":"invalid_request"}', null],
    ['{"error":{"invalid_token":1}}', null],
    ['<html>invalid_token</html>', null],
  ])('%s', (body, knownMessage) => {
    expect(answer('tokenInfo', body)).toMatchObject([{ knownMessage }]);
  });

  test('counts whatever its realm is', () => {
    const challenge = 'Bearer realm="Doorkeeper", error="invalid_token"';
    const body = invalid('The access token was revoked');
    expect(answer('tokenInfo', body, challenge)).toMatchObject([{ knownMessage: 'revoked' }]);
  });

  test('means nothing when the API sends it', () => {
    const body = invalid('The access token expired');
    expect(answer('account', body)).toMatchObject([{ knownMessage: null }]);
  });
});

describe('other answers', () => {
  test.each([
    [401, '{"id":"Unauthorized","message":"Unable to authenticate you"}', 'unable-to-authenticate'],
    [401, 'Unable to authenticate you', 'unable-to-authenticate'],
    [401, '<html>Login</html>', null],
    [401, '<p>We were unable to authenticate you to the proxy</p>', null],
    [401, '{"error":{"id":"unauthorized"}}', null],
    [401, '{"message":"Unable to authenticate you"}', null],
    [403, '<p>You do not have permission to perform this action.</p>', null],
    [403, '{"detail":"You do not have permission to perform this action."}', null],
    [
      403,
      '{"id":"forbidden","message":"You do not have access for the attempted action."}',
      'not-permitted',
    ],
    [403, '<title>Attention Required! | Cloudflare</title>', 'blocked'],
    [429, '{"id":"too_many_requests","message":"API rate limit exceeded."}', 'too-many-requests'],
    [302, '', null],
  ])('%i %s', (status, body, knownMessage) => {
    expect(accountAnswer(status, body)).toMatchObject([
      { status, knownMessage, understood: false },
    ]);
  });

  test('headers are read by allow-list and by shape', () => {
    const id = '0a1b2c3d-0000-4000-8000-000000000000';
    const headers = { 'x-request-id': id, 'retry-after': '38', 'set-cookie': 'secret' };
    expect(accountAnswer(429, '', headers)).toMatchObject([{ requestId: id, retryAfter: 38 }]);
    const strange = { 'x-request-id': 'anything', 'retry-after': 'Wed, 21 Oct' };
    expect(accountAnswer(429, '', strange)).toMatchObject([{ requestId: null, retryAfter: null }]);
  });

  test('a failure keeps its reason and code', () => {
    const failure = { type: 'failure', reason: 'refused', code: 'ECONNREFUSED' } as const;
    expect(observe(steps.account, 'https://api.test/v2/account', failure, now)).toEqual([
      {
        type: 'failure',
        origin: 'probed',
        endpoint: 'account',
        host: 'api.test',
        reason: 'refused',
        code: 'ECONNREFUSED',
        phase: null,
        proxy: null,
        onlyIPv6: false,
        vague: false,
      },
    ]);
  });
});

describe('a challenge in the answer of the API', () => {
  const rejected = '{"id":"Unauthorized","message":"Unable to authenticate you"}';
  const why = 'error="invalid_token", error_description="The access token expired"';
  const reason = `realm="DigitalOcean", ${why}`;

  test.each([
    ['is more specific than the body', 401, `Bearer ${reason}`, rejected, 'expired'],
    ['counts in small letters too', 401, `bearer ${reason}`, rejected, 'expired'],
    [
      'of another realm leaves the body to say why',
      401,
      `Bearer ${why}`,
      rejected,
      'unable-to-authenticate',
    ],
    ['leaves the body to say why', 401, 'Bearer realm="api"', rejected, 'unable-to-authenticate'],
    ['for another scheme is not DigitalOcean’s', 401, 'Basic realm="proxy"', rejected, null],
    ['that only mentions Bearer is not either', 401, `X-Bearer ${reason}`, rejected, null],
    ['above a page is not either', 401, `Bearer ${reason}`, '<html>', null],
    ['above a page with white space is not either', 401, `Bearer ${reason}`, '\n \n<html>', null],
    ['counts above a text that mentions a tag', 401, `Bearer ${reason}`, 'no <html>', 'expired'],
    [
      'counts only with a 401',
      403,
      'Basic realm="proxy"',
      '{"id":"forbidden","message":"You do not have access for the attempted action."}',
      'not-permitted',
    ],
  ])('%s', (_what, status, challenge, body, knownMessage) => {
    expect(accountAnswer(status, body, { 'www-authenticate': challenge })).toMatchObject([
      { status, knownMessage },
    ]);
  });
});

describe('the clock of the server', () => {
  const dateAfter = (seconds: number) => ({ date: new Date(now + seconds * 1000).toUTCString() });
  const grantWith = (headers: Record<string, string>) =>
    observe(
      steps.tokenInfo,
      'https://cloud.test/v1/oauth/token/info',
      {
        type: 'response',
        status: 200,
        headers,
        body: JSON.stringify({ scopes: ['read'], expires_in_seconds: 3600 }),
      },
      now,
    );

  test.each([
    ['is the same', 0, '2026-01-01T01:00:00.000Z'],
    ['is a minute ahead, as a slow network makes it look', 60, '2026-01-01T01:00:00.000Z'],
    ['is an hour ahead', 3600, '2026-01-01T02:00:00.000Z'],
    ['is an hour behind', -3600, '2026-01-01T00:00:00.000Z'],
  ])('%s: an expiry counts from the right time', (_what, clockSkew, expiresAt) => {
    expect(grantWith(dateAfter(clockSkew))).toMatchObject([{ clockSkew }, { expiresAt }]);
  });

  test.each([{}, { date: '' }, { date: 'yesterday' }])('is unknown for %j', (headers) => {
    expect(grantWith(headers)).toMatchObject([
      { clockSkew: null },
      { expiresAt: '2026-01-01T01:00:00.000Z' },
    ]);
  });
});

describe('when requests are allowed again', () => {
  const seconds = now / 1000;

  test.each([
    ['is said for the future', String(seconds + 60), '2026-01-01T00:01:00.000Z'],
    ['is not said for now', String(seconds), null],
    ['is not said for the past', String(seconds - 60), null],
    ['is not said by a number of seconds', '60', null],
    ['is not said by too long a number', `${seconds + 60}0`, null],
    ['is not said by a number in a text', `t=${seconds + 60}`, null],
  ])('%s', (_what, reset, resetAt) => {
    expect(accountAnswer(429, '', { 'ratelimit-reset': reset })).toMatchObject([{ resetAt }]);
  });

  test('is not said without the header', () => {
    expect(accountAnswer(429, '')).toMatchObject([{ resetAt: null }]);
  });
});

describe('an answer', () => {
  test('407 is one of the proxy, and says nothing about the token', () => {
    expect(
      accountAnswer(407, '{"id":"unauthorized","message":"Unable to authenticate you"}'),
    ).toEqual([
      {
        type: 'failure',
        origin: 'probed',
        endpoint: 'account',
        host: 'api.test',
        reason: 'proxy',
        code: '407',
        phase: null,
        proxy: null,
        onlyIPv6: false,
        vague: false,
      },
    ]);
  });

  test('is that of the API or of the control panel, and no page', () => {
    expect(accountAnswer(500, '')).toMatchObject([{ service: 'api', isPage: false }]);
    expect(grantAnswer({})).toMatchObject([{ service: 'control-panel', isPage: false }]);
  });

  test.each([201, 401, 403, 500])(
    '%i with an account in it is no answer with an account',
    (status) => {
      expect(accountAnswer(status, JSON.stringify({ account }))).toMatchObject([
        { type: 'answer', status, understood: false },
      ]);
    },
  );

  test('200 in the words of a rejection is no rejection', () => {
    expect(
      accountAnswer(200, '{"id":"unauthorized","message":"Unable to authenticate you"}'),
    ).toMatchObject([{ status: 200, knownMessage: null }]);
  });

  test('403 of the OAuth host in the words of a rejection is no rejection', () => {
    const body = '{"error":"invalid_token","error_description":"The access token expired"}';
    const result = { type: 'response', status: 403, headers: {}, body } as const;
    expect(
      observe(steps.tokenInfo, 'https://cloud.test/v1/oauth/token/info', result, now),
    ).toMatchObject([{ status: 403, knownMessage: null }]);
  });

  test.each(['', '0a1b2c3d-0000-4000-8000-0000000000000', 'x0a1b2c3d-0000-4000-8000-000000000000'])(
    'has no request id %j',
    (id) => {
      expect(accountAnswer(500, '', { 'x-request-id': id })).toMatchObject([{ requestId: null }]);
    },
  );
});
