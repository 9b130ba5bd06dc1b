import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, fetchTransport, type Report, type Transport } from '../src/index.ts';
import { type Clock, digitalOcean } from '../src/internal.ts';
import { accessTokens } from '../src/knowledge/kinds.ts';
import { cast } from '../src/sandbox/cast.ts';
import { sandbox } from '../src/sandbox/sandbox.ts';
import { code, tokens } from '../src/sandbox/tokens.ts';
import { paste, sendable, unsendable } from './support/pastes.ts';
import { bearerOf, holds, misdeeds, type Seen } from './support/seen.ts';

const source = { kind: 'stdin' };
const clock: Clock = { now: () => Date.now(), wait: async () => {}, random: () => 0.5 };
const addresses = [
  `${digitalOcean.apiUrl}/v2/account`,
  `${digitalOcean.oauthUrl}/v1/oauth/token/info`,
];

/** A transport that writes down every request, and what is wrong with it. */
function watch(transport: Transport): {
  transport: Transport;
  sent: Seen[];
  wrong: string[];
} {
  const sent: Seen[] = [];
  const wrong: string[] = [];
  return {
    sent,
    wrong,
    transport: (request) => {
      const { method, url, headers, signal: _, onPhase: __, ...more } = request;
      const seen = {
        method,
        url,
        headers: Object.entries(headers),
        body: Object.keys(more).join(),
      };
      sent.push(seen);
      wrong.push(...misdeeds(seen));
      if (!addresses.includes(url)) wrong.push(`asks ${new URL(url).origin}`);
      return transport(request);
    },
  };
}

const networkOf = (transport: Transport) => ({
  ...digitalOcean,
  transport,
  timeoutMs: 50,
  userAgent: 'token-check/test',
  clock,
});

/** DigitalOcean's word on anything: everybody who may be asked about is asked about. */
const refusing: Transport = async () => ({
  type: 'response',
  status: 401,
  headers: {},
  body: '{"id":"Unauthorized","message":"Unable to authenticate you"}',
});

/** At most one request for each question, retries aside, and every one of them stands in a report. */
function expectFew(reports: readonly Report[], sent: readonly Seen[]): void {
  const askedOf = new Map<string, number>();
  for (const seen of sent) {
    const question = `${bearerOf(seen)} ${seen.url}`;
    askedOf.set(question, (askedOf.get(question) ?? 0) + 1);
  }
  for (const count of askedOf.values()) expect(count).toBeLessThanOrEqual(3);
  for (const { credential, probes } of reports) {
    if (probes.length > 0) expect(accessTokens).toContain(credential?.kind);
    for (const url of addresses)
      expect(probes.filter((probe) => probe.url === url).length).toBeLessThanOrEqual(3);
  }
}

describe('the cast', () => {
  test.each(cast)('$name', async ({ paste, offline, circumstances }) => {
    const { transport, sent, wrong } = watch(fetchTransport(sandbox));
    const reports = await check(circumstances?.unset ? null : paste, {
      source,
      network: offline ? false : networkOf(transport),
    });
    expect(wrong).toEqual([]);
    expectFew(reports, sent);
    for (const seen of sent) {
      expect(bearerOf(seen)).toMatch(/^(?:do[po]_v1_[0-9a-f]{64}|[0-9a-fA-F]{64})$/);
      expect(bearerOf(seen)).not.toBe(tokens.refresh);
      // In a Bearer header the same digits are taken for a token from before 2022.
      if (/code[=/]/.test(paste)) expect(bearerOf(seen)).not.toBe(code);
    }
    if (offline) expect(sent).toEqual([]);
  });

  test('is looked at: a transport that does wrong is seen', async () => {
    const { transport, wrong } = watch(refusing);
    const { signal } = new AbortController();
    const headers = { authorization: `Bearer ${tokens.narrow}`, 'x-copy': tokens.narrow };
    await transport({
      method: 'GET',
      url: `https://elsewhere.example/v2/account?token=${tokens.narrow}`,
      headers,
      signal,
    });
    expect(wrong).toEqual([
      'something beside the path',
      'the credential in another place',
      'asks https://elsewhere.example',
    ]);
  });
});

describe('for any paste', () => {
  test('an access token in its place is asked about; so the silence below means something', async () => {
    await fc.assert(
      fc.asyncProperty(sendable, async ({ text, value }) => {
        const { transport, sent, wrong } = watch(refusing);
        expectFew(await check(text, { source, network: networkOf(transport) }), sent);
        expect(wrong).toEqual([]);
        expect(sent.map(bearerOf)).toEqual([value, value]);
      }),
      { numRuns: 100 },
    );
  });

  test.each(Object.entries(unsendable))('a %s is never sent', async (_what, arbitrary) => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ text }) => {
        const { transport, sent } = watch(refusing);
        await check(text, { source, network: networkOf(transport) });
        expect(sent).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('… nor beside tokens that are', async () => {
    const one = fc.oneof(...Object.values(unsendable));
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { minLength: 1, maxLength: 3 }),
        fc.array(sendable, { maxLength: 2 }),
        fc.constantFrom('\n', '\n\n', ' \n# and\n'),
        async (kept, asked, between) => {
          const { transport, sent, wrong } = watch(refusing);
          const text = [...kept, ...asked].map(({ text }) => text).join(between);
          expectFew(await check(text, { source, network: networkOf(transport) }), sent);
          expect(wrong).toEqual([]);
          const whole = sent.map(bearerOf).join(' ');
          for (const { value } of kept)
            expect(value.length >= 20 ? holds(whole, value) : whole.includes(value)).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('only what has the shape of an access token is sent, however it stands there', async () => {
    await fc.assert(
      fc.asyncProperty(paste, async (text) => {
        const { transport, sent, wrong } = watch(refusing);
        expectFew(await check(text, { source, network: networkOf(transport) }), sent);
        expect(wrong).toEqual([]);
        for (const seen of sent)
          expect(bearerOf(seen)).toMatch(/^(?:do[po]_v1_[0-9a-f]{64}|[0-9a-fA-F]{64})$/);
      }),
      { numRuns: 300 },
    );
  });
});
