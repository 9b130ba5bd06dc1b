import { describe, expect, test } from 'vitest';
import type { Classification } from '../classify/kinds.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { Secret } from '../secret/secret.ts';
import { systemClock } from './clock.ts';
import { digitalOcean } from './digitalocean.ts';
import { probe } from './probe.ts';
import type { Transport, TransportResult } from './transport.ts';

const wholeToken: Classification = {
  kind: 'personal-access-token',
  provider: 'DigitalOcean',
  shape: { type: 'well-formed' },
  role: null,
  name: null,
  exact: false,
  alternatives: [],
  repairs: [],
  belongsToOtherService: false,
  otherService: null,
  besideToken: false,
  belongs: null,
};

const probeWith = (classification: Classification, transport: Transport) =>
  probe(new Secret(makeToken('dop_v1_', 'probe')), classification, {
    ...digitalOcean,
    transport,
    timeoutMs: 1000,
    userAgent: 'test',
    clock: systemClock,
  });

test('both questions are sent before either is answered', async () => {
  const urls: string[] = [];
  const answers: ((result: TransportResult) => void)[] = [];
  const probed = probeWith(wholeToken, ({ url }) => {
    urls.push(url);
    return new Promise((resolve) => {
      answers.push(resolve);
    });
  });
  expect(urls).toEqual([
    'https://api.digitalocean.com/v2/account',
    'https://cloud.digitalocean.com/v1/oauth/token/info',
  ]);
  // The records are in the order of the questions, whichever is answered first.
  for (const answer of answers.reverse())
    answer({ type: 'response', status: 401, headers: {}, body: '' });
  expect((await probed).records.map(({ id }) => id)).toEqual(['account', 'token-info']);
});

test.each<[string, Partial<Classification>]>([
  ['a refresh token', { kind: 'oauth-refresh-token' }],
  ['an authorization code', { kind: 'authorization-code' }],
  ['another provider’s token', { kind: 'foreign' }],
  ['a truncated token', { shape: { type: 'truncated', expected: 64, actual: 61, elided: false } }],
])('nothing is sent for %s', async (_what, difference) => {
  let requests = 0;
  const probed = await probeWith({ ...wholeToken, ...difference }, async () => {
    requests++;
    return { type: 'response', status: 200, headers: {}, body: '' };
  });
  expect({ requests, probed }).toEqual({ requests: 0, probed: { facts: [], records: [] } });
});

const answer = (
  status: number,
  body = '',
  headers: Record<string, string> = {},
): TransportResult => ({
  type: 'response',
  status,
  headers,
  body,
});
const timeout: TransportResult = { type: 'failure', reason: 'timeout', code: null };
const rejection = answer(401, '{"id":"unauthorized","message":"Unable to authenticate you"}');
const account = answer(200, '{"account":{"email":"sammy@example.com"}}');
const began = Date.parse('2026-03-01T12:00:00Z');

/** Both hosts give their results in turn, the last one for ever; each answer takes 30 milliseconds. */
async function play(
  results: {
    readonly api: readonly TransportResult[];
    readonly oauth?: readonly TransportResult[];
  },
  { timeoutMs = 10_000, retryForMs = 0, oversleeps = 0, base = 'https://api.test' } = {},
) {
  let now = began;
  const turns = { api: 0, oauth: 0 };
  const urls: string[] = [];
  const { facts, records } = await probe(new Secret(makeToken('dop_v1_', 'probe')), wholeToken, {
    apiUrl: base,
    oauthUrl: 'https://cloud.test',
    timeoutMs,
    retryForMs,
    userAgent: 'test',
    clock: {
      now: () => now,
      wait: async (milliseconds) => {
        now += milliseconds + oversleeps;
        // Who waits longer goes on later.
        for (let left = milliseconds; left > 0; left -= 100) await null;
      },
      random: () => 0.5,
    },
    transport: async ({ url }) => {
      urls.push(url);
      const host = url.startsWith('https://cloud.test') ? 'oauth' : 'api';
      const own = (host === 'api' ? results.api : results.oauth) ?? [answer(404)];
      if (host === 'api') now += 30;
      return own[Math.min(turns[host]++, own.length - 1)] as TransportResult;
    },
  });
  return { facts, records, urls, turns };
}

test('an earlier answer counts more than the time-out of the attempt after it', async () => {
  const { facts, turns } = await play({ api: [answer(503), timeout] });
  expect(turns.api).toBe(2);
  expect(facts[0]).toMatchObject({ type: 'answer', status: 503 });
});

test('a time-out without an earlier answer is the result', async () => {
  const { facts } = await play({ api: [timeout] });
  expect(facts[0]).toMatchObject({ type: 'failure', reason: 'timeout' });
});

test('a time-out after a connection that was cut is the result', async () => {
  const cut: TransportResult = { type: 'failure', reason: 'reset', code: null };
  const { facts } = await play({ api: [cut, timeout] });
  expect(facts[0]).toMatchObject({ type: 'failure', reason: 'timeout' });
});

test('each request is recorded with its time, its status and the id of the request', async () => {
  const id = '0a1b2c3d-0000-4000-8000-000000000000';
  const { records } = await play(
    { api: [answer(403, '', { 'x-request-id': id })], oauth: [timeout] },
    { base: 'https://api.test/gateway//' },
  );
  expect(records).toStrictEqual([
    {
      id: 'account',
      method: 'GET',
      url: 'https://api.test/gateway/v2/account',
      outcome: 'response',
      status: 403,
      durationMs: 30,
      requestId: id,
    },
    {
      id: 'token-info',
      method: 'GET',
      url: 'https://cloud.test/v1/oauth/token/info',
      outcome: 'failure',
      status: null,
      durationMs: 0,
      requestId: null,
    },
  ]);
});

test.each([
  ['a wait that takes all of the time left', { timeoutMs: 280 }, 1],
  ['a wait that leaves a millisecond', { timeoutMs: 281 }, 2],
  ['a wait that took exactly as long', { timeoutMs: 1030, oversleeps: 750 }, 1],
])('after %s the number of attempts is right', async (_what, options, attempts) => {
  // 250 milliseconds after an answer that took 30.
  const { turns } = await play({ api: [answer(503), account] }, options);
  expect(turns.api).toBe(attempts);
});

describe('with patience', () => {
  const patient = { retryForMs: 60_000 };

  test('the API is asked again although token/info rejects the token', async () => {
    const { turns } = await play({ api: [answer(500), account], oauth: [rejection] }, patient);
    expect(turns.api).toBe(2);
  });

  test('a 401 in other words than DigitalOcean’s is no rejection', async () => {
    const { turns } = await play({ api: [answer(401)], oauth: [answer(500)] }, patient);
    expect(turns.oauth).toBeGreaterThan(2);
  });

  test('no round begins at the end of the time', async () => {
    // After 30 milliseconds, the first wait takes 750.
    expect((await play({ api: [answer(500)] }, { retryForMs: 780 })).turns.api).toBe(1);
    expect((await play({ api: [answer(500)] }, { retryForMs: 781 })).turns.api).toBe(2);
  });

  test('nothing is asked after a wait during which the other answer was enough', async () => {
    const busy = answer(429, '', { 'retry-after': '20' });
    const { turns } = await play({ api: [answer(500), account], oauth: [busy] }, patient);
    expect(turns).toEqual({ api: 2, oauth: 1 });
  });
});
