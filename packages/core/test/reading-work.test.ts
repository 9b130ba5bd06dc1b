import { afterAll, beforeAll, expect, test } from 'vitest';
import { classify } from '../src/classify/classify.ts';
import { extract } from '../src/extract/extract.ts';
import { full } from './support/full.ts';
import { hostileTexts } from './support/hostile-texts.ts';
import { countCharacters, resetWork, work } from './support/work.ts';

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

const sizes = full ? [16, 64, 256] : [16, 64];

/**
 * About 150 expressions read all of a text, 200 more the lines that can show an error, and a line with
 * several commands is read for each of them until the budget is spent.
 */
const limit = 1500;

test.each(Object.keys(hostileTexts(0)))('the work for %s grows with the text', async (name) => {
  for (const kib of sizes) {
    const text = hostileTexts(kib * 1024)[name]?.() ?? '';
    expect(await readings(text), `${kib} KiB`).toBeLessThan(limit);
  }
});
