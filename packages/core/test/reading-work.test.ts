import { afterAll, beforeAll, expect, test } from 'vitest';
import { classify } from '../src/classify/classify.ts';
import { extract } from '../src/extract/extract.ts';
import { full } from './support/full.ts';
import { hostileTexts } from './support/hostile-texts.ts';

/**
 * Characters that regular expressions have looked at: up to the end of each match, or of the text. One
 * that can only match at a place has looked at its match, or at one character.
 */
let read = 0;

const { exec } = RegExp.prototype;
beforeAll(() => {
  // `test`, `replace`, `matchAll` and the others call it as well.
  RegExp.prototype.exec = function (text) {
    const start = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    const isFixed = this.sticky || (this.source.startsWith('^') && !this.multiline);
    if (match !== null) read += match.index + match[0].length - start;
    else read += isFixed ? 1 : text.length - start;
    return match;
  };
});
afterAll(() => {
  RegExp.prototype.exec = exec;
});

/** How often a text is read, on average over its characters. */
async function readings(text: string): Promise<number> {
  read = 0;
  const { candidates } = await extract(text);
  for (const candidate of candidates.slice(0, 20)) await classify(candidate);
  return read / text.length;
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
