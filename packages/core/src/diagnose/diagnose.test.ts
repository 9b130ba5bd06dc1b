import { expect, test } from 'vitest';
import { classify } from '../classify/classify.ts';
import { extract } from '../extract/extract.ts';
import { cast } from '../sandbox/cast.ts';
import type { Case } from './case.ts';
import { families } from './codes.ts';
import { silentFamilies } from './diagnose.ts';
import { rules } from './rules/index.ts';

test('what is left out would have said nothing', async () => {
  let left = 0;
  for (const { paste } of cast) {
    const { candidates, facts, services } = await extract(paste);
    const credentials = await Promise.all(candidates.map((one) => classify(one)));
    for (const credential of [null, ...credentials.map((one) => one.classification)]) {
      for (const known of [facts, facts.filter(({ origin }) => origin === 'probed'), []]) {
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
        for (const [code, rule] of Object.entries(rules)) {
          if (!silent.includes(families[code as keyof typeof rules])) continue;
          left++;
          expect([code, rule(subject)]).toEqual([code, null]);
        }
      }
    }
  }
  expect(left).toBeGreaterThan(1000);
});
