import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { classify } from '../src/classify/classify.ts';
import { contextOf } from '../src/codes/context.ts';
import type { Subject } from '../src/codes/subject.ts';
import { diagnose } from '../src/diagnose.ts';
import { explain } from '../src/explain.ts';
import { candidate } from '../src/extract/candidate.ts';
import { extract } from '../src/extract/extract.ts';
import type { Answer, Fact, Lifetime } from '../src/facts.ts';
import { knownMessages } from '../src/knowledge/messages.ts';
import { reportSchema } from '../src/report/schema.ts';
import { verdictOf } from '../src/report/verdict.ts';
import { makeToken } from '../src/sandbox/make-token.ts';
import { reveal } from '../src/secret/secret.ts';
import { paste, token } from './support/pastes.ts';
import { holds } from './support/seen.ts';

const source = { kind: 'stdin' };

describe('for any text', () => {
  test('there is a valid report, and never none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(paste, fc.string({ unit: 'binary' })), async (text) => {
        const reports = await check(text, { source, network: false });
        expect(reports.length).toBeGreaterThan(0);
        for (const report of reports) {
          expect(reportSchema.parse(report)).toEqual(report);
          expect(report.diagnoses.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('no report shows 20 characters of a token in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(paste, token), { maxLength: 4 }),
        token,
        async (texts, value) => {
          const text = [...texts, value].join(' ');
          const shown = JSON.stringify(await check(text, { source, network: false }));
          for (const [found] of text.matchAll(/do[por]_v1_[0-9a-f]{64}/g))
            expect(holds(shown, found)).toBe(false);
          expect(holds(shown, value)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** A damage, and the repairs that must be named for it. */
const damages: readonly {
  name: string;
  damage: (value: string) => string;
  repairs: readonly string[];
}[] = [
  { name: 'capitals', damage: (value) => value.toUpperCase(), repairs: ['letter-case'] },
  { name: 'dashes', damage: (value) => value.replaceAll('_', '-'), repairs: ['prefix'] },
  {
    name: 'a wrapped line',
    damage: (value) => `${value.slice(0, 33)}\n${value.slice(33)}`,
    repairs: ['line-break'],
  },
  {
    name: 'a zero-width space',
    damage: (value) => `${value.slice(0, 20)}\u200b${value.slice(20)}`,
    repairs: ['invisible-characters'],
  },
  { name: 'quotes', damage: (value) => `"${value}"`, repairs: ['quotes'] },
  { name: 'curly quotes', damage: (value) => `“${value}”`, repairs: ['typographic-quotes'] },
  { name: 'base64', damage: btoa, repairs: ['base64', 'base64-twice'] },
  {
    name: 'percent signs',
    damage: (value) => encodeURIComponent(value).replaceAll('_', '%5F'),
    repairs: ['percent-encoding'],
  },
  { name: 'a comma', damage: (value) => `${value},`, repairs: ['surroundings'] },
  { name: 'a scheme', damage: (value) => `Bearer ${value}`, repairs: ['scheme'] },
  { name: 'an escaped line end', damage: (value) => `${value}\\n`, repairs: ['escapes'] },
];

test('a damaged token is found again, with the damage by its name; also after two damages', async () => {
  const one = fc.constantFrom(...damages);
  await fc.assert(
    fc.asyncProperty(fc.string(), one, fc.option(one), async (seed, first, second) => {
      const value = makeToken('dop_v1_', seed);
      let damaged = first.damage(value);
      // btoa takes no other alphabet, and base64 is not the same in capitals.
      const both =
        second !== null &&
        second !== first &&
        !/[^\x20-\x7e\n]/.test(damaged) &&
        first.name !== 'base64' &&
        second.name !== 'capitals';
      const changed = both && second.damage(damaged) !== damaged;
      if (changed) damaged = second.damage(damaged);
      const { secret, classification } = await classify(
        candidate(damaged, { form: 'setting', literal: true }),
      );
      expect(reveal(secret)).toBe(value);
      for (const { repairs } of changed ? [first, second] : [first]) {
        expect(repairs.some((repair) => classification.repairs.includes(repair as never))).toBe(
          true,
        );
      }
    }),
    { numRuns: 500 },
  );
});

describe('for any facts', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const lifetime: fc.Arbitrary<Lifetime> = fc.oneof(
    fc.constantFrom({ type: 'never' } as const, { type: 'unknown' } as const),
    fc
      .constantFrom(-5, 0, 1, 86_400, 1e15)
      .map((seconds) => ({ type: 'seconds', seconds }) as const),
  );
  const grant = fc.record({
    type: fc.constant('grant' as const),
    origin: fc.constantFrom('pasted' as const, 'probed' as const),
    scopes: fc.constantFrom(null, [], ['read', 'write'], ['droplet:read']),
    lifetime,
    expiresAt: fc.constantFrom(null, '2020-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'),
    createdAt: fc.constant(null),
    application: fc.constant(null),
  });
  const revocation = fc.constant<Fact>({ type: 'revocation', origin: 'pasted' });
  const knownMessage = fc.constantFrom(null, ...knownMessages.map((entry) => entry.knownMessage));
  const answer = fc.record({
    origin: fc.constantFrom('pasted' as const, 'probed' as const),
    endpoint: fc.constantFrom('account' as const, 'token-info' as const),
    service: fc.constantFrom(null, 'api' as const, 'other' as const),
    status: fc.constantFrom(
      null,
      200,
      204,
      301,
      400,
      401,
      403,
      404,
      407,
      422,
      429,
      500,
      503,
      520,
      999,
    ),
    knownMessage,
  });
  const facts = fc.array(
    fc.oneof(
      grant,
      revocation,
      answer.map(
        (known): Fact => ({
          type: 'answer',
          method: 'GET',
          host: null,
          path: null,
          understood: false,
          requestId: null,
          retryAfter: null,
          resetAt: null,
          missingScope: null,
          clockSkew: null,
          tool: null,
          isPage: false,
          vague: false,
          ...known,
        }),
      ),
      fc
        .constantFrom(
          'dns' as const,
          'refused' as const,
          'tls' as const,
          'timeout' as const,
          'too-large' as const,
        )
        .map(
          (reason): Fact => ({
            type: 'failure',
            origin: 'probed',
            endpoint: 'account',
            host: null,
            reason,
            code: null,
            phase: null,
            proxy: null,
            onlyIPv6: false,
            vague: false,
          }),
        ),
    ),
    { maxLength: 5 },
  );

  const day = fc.constantFrom('2019-12-31', '2025-06-01', '2031-01-01');
  const passport = fc.record({
    own: fc.option(
      fc.record(
        { firstAccepted: day, lastAccepted: day, expiresAt: fc.option(day) },
        { requiredKeys: ['firstAccepted', 'lastAccepted'] },
      ),
    ),
    laterValue: fc.option(day),
  });

  test('a rejection rests on a rejection, an acceptance on an acceptance; something is always said', async () => {
    const { classification: credential } = await classify(
      candidate(makeToken('dop_v1_', 'facts'), { form: 'bare' }),
    );
    const isRejection = (fact: Fact): fact is Answer =>
      fact.type === 'answer' &&
      fact.status === 401 &&
      fact.service !== 'other' &&
      (['unable-to-authenticate', 'expired', 'revoked'].includes(fact.knownMessage ?? '') ||
        (fact.origin === 'pasted' && fact.knownMessage === null && fact.service === 'api'));
    await fc.assert(
      fc.asyncProperty(facts, fc.boolean(), passport, async (list, withCredential, seen) => {
        const subject: Subject = {
          credential: withCredential ? credential : null,
          facts: list,
          blank: false,
          services: [],
          count: 1,
          now,
          job: null,
          needed: [],
          library: null,
          skipped: false,
          expected: null,
          sameAs: null,
          unset: null,
          passport: null,
        };
        const findings = diagnose(subject);
        expect(findings.length).toBeGreaterThan(0);
        expect(new Set(findings.map(({ code }) => code)).size).toBe(findings.length);
        const codes = findings.map(({ code }) => code as string);
        const rejections = list.filter(isRejection);
        if (codes.includes('token-rejected')) expect(rejections.length).toBeGreaterThan(0);
        const rejected = findings.find(({ code }) => code === 'token-rejected');
        if (rejected?.confidence === 'certain') {
          expect(rejections.some(({ origin }) => origin === 'probed')).toBe(true);
        }
        if (codes.includes('token-accepted')) {
          expect(
            list.some(
              (fact) =>
                fact.origin === 'probed' &&
                (fact.type === 'grant' || (fact.type === 'answer' && fact.status === 403)),
            ),
          ).toBe(true);
        }
        const says = (knownMessage: string) =>
          rejections.some((rejection) => rejection.knownMessage === knownMessage);
        const grants = list.filter((fact) => fact.type === 'grant');
        const isOver = grants.some(
          ({ lifetime, expiresAt }) =>
            (lifetime.type === 'seconds' && lifetime.seconds <= 0) ||
            (expiresAt !== null && Date.parse(expiresAt) <= now),
        );
        if (codes.includes('token-expired')) expect(says('expired') || isOver).toBe(true);
        if (codes.includes('token-revoked')) {
          expect(says('revoked') || list.some(({ type }) => type === 'revocation')).toBe(true);
        }
        for (const { code, confidence } of findings) {
          const isEnd = code === 'token-expired' || code === 'token-revoked';
          const asked = list.some(({ origin }) => origin === 'probed');
          if (isEnd && confidence === 'certain') expect(asked).toBe(true);
        }
        // Exactly one word on what the token is worth.
        const worth = ['token-accepted', 'token-rejected', 'token-expired', 'token-revoked'];
        expect(
          codes.filter((code) => [...worth, 'endpoints-disagree'].includes(code)).length,
        ).toBeLessThan(2);
        const [primary] = explain(findings, contextOf(subject));
        expect(primary?.code).toBeDefined();

        // A passport only says why a token is rejected: it changes no other finding.
        const recorded = diagnose({ ...subject, passport: seen });
        const verdict = (of: typeof findings) =>
          verdictOf(explain(of, contextOf(subject)), probed.length > 0);
        const probed = list.filter(({ origin }) => origin === 'probed');
        expect(verdict(recorded)).toBe(verdict(findings));
        const ends = ['token-rejected', 'token-expired', 'token-revoked'];
        const others = (of: typeof findings) =>
          of.flatMap(({ code, confidence }) => (ends.includes(code) ? [] : [[code, confidence]]));
        expect(others(recorded)).toEqual(others(findings));
        if (recorded.length > 0 && !probed.some(isRejection)) {
          expect(recorded.map(({ code }) => code)).toEqual(codes);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test('extract finds a token wherever it stands between words', async () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  await fc.assert(
    fc.asyncProperty(fc.array(word), fc.string(), fc.array(word), async (left, seed, right) => {
      const value = makeToken('doo_v1_', seed);
      const { candidates } = await extract([...left, value, ...right].join(' '));
      expect(candidates.map(({ secret }) => reveal(secret))).toEqual([value]);
    }),
    { numRuns: 300 },
  );
});
