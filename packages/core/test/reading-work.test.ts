import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { classify } from '../src/classify/classify.ts';
import { extract } from '../src/extract/extract.ts';
import { full } from './support/full.ts';
import { allHostileTexts, hostileTexts } from './support/hostile-texts.ts';
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

/** How often a text is read, on average over its characters. */
async function readings(text: string): Promise<number> {
  resetWork();
  const { candidates } = await extract(text);
  for (const candidate of candidates.slice(0, 20)) await classify(candidate);
  return work.characters / text.length;
}

/**
 * About 150 expressions read all of a text, 200 more the lines that can show an error, and a line with
 * several commands is read for each of them until the budget is spent.
 */
const limit = 1500;

const names = Object.keys(allHostileTexts(0));

test('there are at least 200 hostile texts', () => {
  expect(names.length).toBeGreaterThanOrEqual(200);
});

// What is read as often as it has characters exceeds the limit at 16 KiB already.
test.each(names)('the work for %s grows with the text', async (name) => {
  const isLong = full || Object.hasOwn(hostileTexts(0), name);
  for (const kib of isLong ? (full ? [16, 64, 256] : [16, 64]) : [16]) {
    const text = allHostileTexts(kib * 1024)[name]?.() ?? '';
    expect(await readings(text), `${kib} KiB`).toBeLessThan(limit);
    // What the budget allows: 256 KiB and four times the text, and 100 more for each parse.
    expect(work.parses).toBeLessThanOrEqual((262_144 + 4 * text.length) / 100);
    expect(work.parsed).toBeLessThanOrEqual(24 * text.length + 262_144);
  }
});
