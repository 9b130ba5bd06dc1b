import { describe, expect, test } from 'vitest';
import { check, type Report, type TransportResult } from '../src/index.ts';
import type { Clock } from '../src/internal.ts';
import { makeToken } from '../src/sandbox/make-token.ts';
import { report } from './support/ask.ts';
import { serveHttp } from './support/servers.ts';

const answer = (status: number, headers: Record<string, string> = {}): TransportResult => ({
  type: 'response',
  status,
  headers,
  body: '',
});
const failure = (reason: 'reset' | 'refused' | 'timeout' | 'tls' | 'dns' | 'garbled') =>
  ({ type: 'failure', reason, code: null }) as const;
const account: TransportResult = {
  ...(answer(200) as Extract<TransportResult, { type: 'response' }>),
  body: '{"account":{"email":"sammy@example.com"}}',
};

/** Both questions get the results in turn, the last one for ever, by a clock that waiting moves. */
async function play(
  results: readonly TransportResult[],
  { timeoutMs = 10_000, slow = 0, oversleeps = 0, retryForMs = 0, expected = {} } = {},
): Promise<{
  report: Report;
  starts: readonly number[];
  statuses: readonly (number | null)[];
  /** By both questions, in milliseconds. */
  waited: number;
}> {
  let now = 0;
  let waited = 0;
  const starts: number[] = [];
  const clock: Clock = {
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds + oversleeps;
      waited += milliseconds;
    },
    random: () => 0.5,
  };
  let turn = 0;
  const [only] = await check(makeToken('dop_v1_', 'retries'), {
    source: { kind: 'stdin' },
    expected,
    network: {
      apiUrl: 'https://api.test',
      oauthUrl: 'https://cloud.test',
      timeoutMs,
      retryForMs,
      userAgent: '',
      clock,
      transport: async ({ url }) => {
        // The clock is moved by the question that is looked at, and by no other one.
        if (url.startsWith('https://cloud.test')) return failure('refused');
        starts.push(now);
        now += slow;
        return results[Math.min(turn++, results.length - 1)] as TransportResult;
      },
    },
  });
  if (only === undefined) throw new Error('no report');
  const probes = only.probes.filter(({ id }) => id === 'account');
  return { report: only, starts, statuses: probes.map(({ status }) => status), waited };
}

describe('asked again', () => {
  test('503, 503, 200: usable, and all three stand in the report', async () => {
    const { report, statuses } = await play([answer(503), answer(503), account]);
    expect(report.verdict).toBe('usable');
    expect(statuses).toEqual([503, 503, 200]);
  });

  test('503 for ever: three times in all', async () => {
    const { report, statuses } = await play([answer(503)]);
    expect(report.diagnoses[0]?.code).toBe('service-unavailable');
    expect(statuses).toEqual([503, 503, 503]);
  });

  test('only the last answer counts', async () => {
    const { report } = await play([answer(503), failure('reset'), account]);
    expect(report.diagnoses.map(({ code }) => code)).toEqual(['token-accepted']);
  });

  test('429 for a second: once more after that second', async () => {
    const { report, starts } = await play([answer(429, { 'retry-after': '1' }), account]);
    expect(report.verdict).toBe('usable');
    expect(starts).toEqual([0, 1125]);
  });

  test('429 for longer than the limit: not, and the report says how long', async () => {
    const { report, statuses } = await play([answer(429, { 'retry-after': '38' }), account]);
    expect(statuses).toEqual([429]);
    expect(report.diagnoses[0]).toMatchObject({
      code: 'rate-limited',
      evidence: { retryAfter: 38 },
    });
  });

  test('500: not', async () => {
    expect((await play([answer(500), account])).statuses).toEqual([500]);
  });

  test('a connection that a server cuts twice', async () => {
    let count = 0;
    const port = await serveHttp(({ url, socket }, response) => {
      if (url === '/v2/account' && ++count < 3) socket.destroy();
      else response.end('{"account":{"email":"sammy@example.com"}}');
    });
    const { verdict, probes } = await report(`http://127.0.0.1:${port}`);
    expect(verdict).toBe('usable');
    expect(probes.filter(({ id }) => id === 'account').map(({ outcome }) => outcome)).toEqual([
      'failure',
      'failure',
      'response',
    ]);
  });
});

describe('the time limit is for the whole question', () => {
  test('an answer that took long leaves no time for another one', async () => {
    const { statuses } = await play([answer(503), account], { timeoutMs: 1000, slow: 900 });
    expect(statuses).toEqual([503]);
  });

  test('no attempt begins after the deadline, also where the machine slept in between', async () => {
    const { starts } = await play([answer(503), account], { timeoutMs: 1000, oversleeps: 60_000 });
    expect(starts).toEqual([0]);
  });
});

describe('patience, for a minute in all', () => {
  const patient = { retryForMs: 60_000 };

  test.each<[string, TransportResult]>([
    ['500', answer(500)],
    ['503', answer(503)],
    ['an unknown name', failure('dns')],
    ['a timeout', failure('timeout')],
    ['429 that says when', answer(429, { 'retry-after': '5' })],
  ])('%s is asked about again until it is over', async (_what, trouble) => {
    const { report } = await play([...Array(4).fill(trouble), account], patient);
    expect(report.verdict).toBe('usable');
  });

  test('a rejection is final', async () => {
    const body = '{"id":"unauthorized","message":"Unable to authenticate you"}';
    const rejected = { ...(answer(401) as Extract<TransportResult, { type: 'response' }>), body };
    const { report, statuses } = await play([rejected, account], patient);
    expect(report.diagnoses[0]?.code).toBe('token-rejected');
    expect(statuses).toEqual([401]);
    // The other question stays without an answer, and isn't asked for a minute.
    expect(report.probes.length).toBeLessThan(4);
  });

  test('an answer that nothing needs is not waited for', async () => {
    // The OAuth host refuses every connection.
    const silent = async (expected: object) => {
      const { report, waited } = await play([account], { ...patient, expected });
      return [report.verdict, waited > 0];
    };
    expect(await silent({})).toEqual(['usable', false]);
    expect(await silent({ kind: 'personal-access-token', team: 'Acme' })).toEqual([
      'usable',
      false,
    ]);
    expect(await silent({ warnLifetime: 1 })).toEqual(['usable', true]);
    expect(await silent({ requiredScopes: ['droplet:read'] })).toEqual(['usable', true]);
    expect(await silent({ requiredScopes: [] })).toEqual(['usable', false]);
  });

  test('waits as long as retry-after says, and again as long as the next one says', async () => {
    const { report, starts } = await play(
      [answer(429, { 'retry-after': '20' }), answer(429, { 'retry-after': '30' }), account],
      patient,
    );
    expect(report.verdict).toBe('usable');
    // The waits of the other question move this clock too.
    const [first = 0, second = 0, third = 0] = starts;
    expect(starts).toHaveLength(3);
    expect(second - first).toBeGreaterThanOrEqual(20_000);
    expect(third - second).toBeGreaterThanOrEqual(30_000);
  });

  test('waits longer each time, and ends in time', async () => {
    const { report, starts } = await play([answer(500)], patient);
    expect(report.verdict).toBe('undetermined');
    expect(starts.length).toBeGreaterThan(3);
    expect(starts.at(-1)).toBeLessThanOrEqual(60_000);
    const waits = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });

  test('does not begin a wait that is longer than the time left', async () => {
    const { starts } = await play([answer(429, { 'retry-after': '90' })], patient);
    expect(starts).toEqual([0]);
  });
});
