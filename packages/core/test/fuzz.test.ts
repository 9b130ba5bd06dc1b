import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { check, type Report, redact, type Transport } from '../src/index.ts';
import { type Clock, exitStatus } from '../src/internal.ts';
import { digitalOcean } from '../src/probe/digitalocean.ts';
import { observe } from '../src/probe/observe.ts';
import { steps } from '../src/probe/steps.ts';
import type { TransportResult } from '../src/probe/transport.ts';
import { reportSchema } from '../src/report/schema.ts';
import * as answers from './support/answers.ts';
import { leakFinder } from './support/canaries.ts';
import { corpus, corpusSecrets, mutated, runsOf } from './support/corpus.ts';
import { full } from './support/full.ts';
import { countCharacters, resetWork, work } from './support/work.ts';

vi.mock('unbash', async (importOriginal) => {
  const { countedParser } = await import('./support/work.ts');
  return countedParser(await importOriginal());
});

let stop = () => {};
beforeAll(() => {
  stop = countCharacters();
});
afterAll(() => stop());

const timeout = full ? 30 * 60_000 : 120_000;
const source = { kind: 'stdin' };
const now = Date.parse('2026-01-01T00:00:00Z');
const clock: Clock = { now: () => now, wait: async () => {}, random: () => 0.5 };
const findLeak = leakFinder(corpusSecrets);

const statuses = { usable: 0, problem: 1, undetermined: 3, unchecked: 0 };
/** What DigitalOcean says of a credential that it refuses. */
const refusals = ['unable-to-authenticate', 'expired', 'revoked'];
const ends = ['token-rejected', 'token-expired', 'token-revoked'];

/** What holds for the reports of any text. `isRefused`: DigitalOcean's own refusal was among the answers. */
function expectSound(reports: readonly Report[], text: string, isRefused: boolean): void {
  expect(reports.length).toBeGreaterThan(0);
  for (const report of reports) {
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.diagnoses.length).toBeGreaterThan(0);
    const [first] = report.diagnoses;
    const isEmpty =
      first?.code === 'secret-unset' ||
      (first?.code === 'empty-input' && first.evidence.what === 'paste');
    expect(exitStatus([report])).toBe(isEmpty ? 2 : statuses[report.verdict]);
    const isAsked = report.probes.length > 0;
    if (report.verdict === 'usable') expect(isAsked).toBe(true);
    if (report.verdict === 'unchecked') expect(isAsked).toBe(false);
    const end = report.diagnoses.find(({ code }) => ends.includes(code));
    // Without a refusal by DigitalOcean itself, only the text says so, and that isn't certain.
    if (end?.confidence === 'certain') expect(isRefused).toBe(true);
  }
  const shown = JSON.stringify(reports);
  expect(findLeak(shown)).toBeNull();
  // Each credential has a report, and nothing of a report grows with the text.
  expect(shown.length).toBeLessThan(16_384 + 16_384 * reports.length);
  expect(reports.length).toBeLessThanOrEqual(Math.max(1, text.length / 8));
}

/** Fixed for a short text, and then a number for each character; see `reading-work.test.ts`. */
function expectBounded(text: string): void {
  expect(work.characters).toBeLessThan(2_000_000 + 2000 * text.length);
  expect(work.parsed).toBeLessThan(262_144 + 24 * text.length);
  expect(work.parses).toBeLessThan(2700 + text.length);
}

/** Bytes on the heap without what nothing keeps. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

describe('check()', { timeout }, () => {
  test.each([...corpus])('reads %s', async (_name, text) => {
    resetWork();
    expectSound(await check(text, { source, network: false }), text, false);
    expectBounded(text);
  });

  test('reads any text offline, with bounded work and memory', async () => {
    let before: number | null = null;
    let count = 0;
    await fc.assert(
      fc.asyncProperty(mutated(), fc.boolean(), async (text, exact) => {
        resetWork();
        expectSound(await check(text, { source, network: false, exact }), text, false);
        expectBounded(text);
        expect(typeof (await redact(text))).toBe('string');
        if (++count === 100) before = heapUsed();
      }),
      runsOf(300, 20_000),
    );
    // What was compiled and loaded in the first runs stays.
    if (before !== null) expect(heapUsed() - before).toBeLessThan(24 * 1024 * 1024);
  });
});

const everyAnswer: readonly answers.HttpAnswer[] = [
  answers.accounts,
  answers.grants,
  answers.refusals,
  answers.ends,
  answers.narrow,
  answers.blocked,
  answers.busy,
  answers.down,
  answers.strange,
].flatMap((list) => Object.values(list));

/** An answer that was seen, with changes in its status, its headers and its body. */
const answer: fc.Arbitrary<TransportResult> = fc
  .tuple(
    fc.constantFrom(...everyAnswer),
    fc.option(fc.integer({ min: 100, max: 599 }), { freq: 3 }),
    mutated(everyAnswer.map(({ body }) => body)),
    fc.dictionary(
      fc.constantFrom('www-authenticate', 'retry-after', 'date', 'ratelimit-reset', 'x-request-id'),
      mutated(everyAnswer.flatMap(({ headers }) => Object.values(headers))),
    ),
    fc.boolean(),
  )
  .map(([seen, status, body, headers, isWhole]) => ({
    type: 'response' as const,
    status: status ?? seen.status,
    headers: isWhole ? seen.headers : { ...seen.headers, ...headers },
    body: isWhole ? seen.body : body,
  }));

const failure: fc.Arbitrary<TransportResult> = fc
  .tuple(
    fc.constantFrom('dns', 'refused', 'reset', 'timeout', 'tls', 'proxy', 'garbled', 'other'),
    fc.option(fc.string()),
  )
  .map(([reason, code]) => ({ type: 'failure', reason: reason as never, code }));

/** Whether an answer has words of a refusal at all, as nothing but them may be taken for one. */
function hasRefusal(result: TransportResult): boolean {
  if (result.type === 'failure') return false;
  const words = `${result.headers['www-authenticate'] ?? ''} ${result.body}`;
  return /unable to authenticate|invalid bearer token|access token (?:expired|was revoked|is invalid)/i.test(
    words,
  );
}

describe('observe()', { timeout }, () => {
  test('reads any answer, and takes nothing but a documented refusal for one', () => {
    let refused = 0;
    let grants = 0;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: answer }, { weight: 1, arbitrary: failure }),
        fc.constantFrom(steps.account, steps.tokenInfo),
        (result, step) => {
          resetWork();
          const facts = observe(step, `${digitalOcean.apiUrl}${step.path}`, result, now);
          expect(facts.length).toBeGreaterThan(0);
          const [first, seen] = facts;
          const isResponse = result.type === 'response';
          expect(first?.type).toBe(isResponse && result.status !== 407 ? 'answer' : 'failure');
          if (
            first?.type === 'answer' &&
            first.status === 401 &&
            refusals.includes(first.knownMessage ?? '')
          ) {
            refused++;
            expect(hasRefusal(result)).toBe(true);
          }
          if (seen !== undefined) {
            grants++;
            const body = JSON.parse(isResponse ? result.body : '');
            expect(isResponse && result.status).toBe(200);
            expect(Object.keys(body)).toContain(seen.type === 'account' ? 'account' : 'scopes');
          }
          const length = isResponse
            ? result.body.length + JSON.stringify(result.headers).length
            : 0;
          expect(work.characters).toBeLessThan(10_000 + 200 * length);
        },
      ),
      runsOf(2000, 100_000),
    );
    // So that the silence above means something.
    if (process.env.TEST_PATH === undefined) {
      expect(refused).toBeGreaterThan(10);
      expect(grants).toBeGreaterThan(10);
    }
  });

  test('in a whole check, no such answer makes a token rejected, and none leaks', async () => {
    const text = corpus.get('header.txt') ?? '';
    const refused = { token: false };
    await fc.assert(
      fc.asyncProperty(fc.oneof(answer, failure), fc.oneof(answer, failure), async (one, other) => {
        const sent: TransportResult[] = [one, other];
        const transport: Transport = async ({ url }) => (url.endsWith('/v2/account') ? one : other);
        refused.token = sent.some(
          (result) => hasRefusal(result) || (result.type === 'response' && result.status === 200),
        );
        const network = { ...digitalOcean, transport, timeoutMs: 50, clock };
        const reports = await check(text, { source, network, clock });
        expectSound(reports, text, refused.token);
        const [report] = reports;
        const isAnswered = sent.some(
          (result) => result.type === 'response' && result.status === 200,
        );
        if (report?.diagnoses.some(({ code }) => code === 'token-accepted')) {
          expect(isAnswered || sent.some((one) => 'status' in one && one.status === 403)).toBe(
            true,
          );
        }
      }),
      runsOf(300, 10_000),
    );
  });
});
