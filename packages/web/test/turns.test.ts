import { expect, test } from 'vitest';
import { turns } from '../src/server/admission.ts';

test('long work of many requests lets others in between, in order', async () => {
  const turn = turns();
  const done: string[] = [];
  const long = Array.from({ length: 20 }, async (_, at) => {
    await turn();
    done.push(`long ${at}`);
  });
  // A short request that arrives while they wait.
  setImmediate(() => setImmediate(() => done.push('short')));
  await Promise.all(long);
  expect(done.filter((one) => one !== 'short')).toEqual(long.map((_, at) => `long ${at}`));
  const before = done.indexOf('short');
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(20);
});

test('a turn comes again after all of them were used', async () => {
  const turn = turns();
  await turn();
  await turn();
});
