import { expect, test } from 'vitest';
import { classify } from '../classify/classify.ts';
import { extract } from '../extract/extract.ts';
import type { Fact } from '../facts.ts';
import { observe } from '../probe/observe.ts';
import { steps } from '../probe/steps.ts';
import type { TransportResult } from '../probe/transport.ts';
import { cast } from '../sandbox/cast.ts';
import type { Case, Rule } from './case.ts';
import { type Code, codes, families } from './codes.ts';
import { loadRules, silentFamilies } from './diagnose.ts';

/** The facts of a token that works, as the questions bring them. */
const good: readonly Fact[] = [
  ...observe(
    steps.account,
    'https://api.test/v2/account',
    answerWith({ account: { uuid: 'u' } }),
    0,
  ),
  ...observe(
    steps.tokenInfo,
    'https://cloud.test/v1/oauth/token/info',
    answerWith({ scopes: ['read'], created_at: 1 }),
    0,
  ),
];

function answerWith(body: unknown): TransportResult {
  return { type: 'response', status: 200, headers: {}, body: JSON.stringify(body) };
}

test('what is left out would have said nothing', async () => {
  let left = 0;
  const rules = await loadRules(() => true);
  expect(Object.keys(rules).sort()).toEqual(codes.filter((code) => code !== 'unexplained').sort());
  for (const { paste } of cast) {
    const { candidates, facts, services } = await extract(paste);
    const credentials = await Promise.all(candidates.map((one) => classify(one)));
    for (const credential of [null, ...credentials.map((one) => one.classification)]) {
      for (const known of [facts, good, []]) {
        const subject: Case = {
          credential,
          facts: known,
          blank: false,
          services,
          count: candidates.length,
          now: 0,
          needed: [],
          skipped: false,
          expected: null,
          sameAs: null,
          unset: null,
        };
        const silent = silentFamilies(subject);
        for (const [code, rule] of Object.entries(rules) as [Code, Rule<Code>][]) {
          if (!silent.includes(families[code])) continue;
          left++;
          expect([code, rule(subject)]).toEqual([code, null]);
        }
      }
    }
  }
  expect(left).toBeGreaterThan(1000);
});
