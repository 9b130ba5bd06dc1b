import { describe, expect, test } from 'vitest';
import { check, classify, redact, toMarkdown } from '../src/index.ts';
import { canaryForms, canaryKinds, leakFinder, makeCanary } from './support/canaries.ts';
import { full } from './support/full.ts';

/** Another number makes other credentials and other combinations. */
const seed = Number(process.env.TEST_SEED ?? 1);
const forms = Object.entries(canaryForms);

/** Every form of every kind; in a short run, some of them, so that each kind and each form has a turn. */
function* cases() {
  for (const [row, kind] of canaryKinds.entries()) {
    for (const [column, [form, textOf]] of forms.entries()) {
      if (!full && (row + column + seed) % 6 !== 0) continue;
      const canary = makeCanary(kind, seed);
      yield { name: `${kind} ${form}`, canary, text: textOf(canary) };
    }
  }
}

describe('what looks for a leak', () => {
  const secret = 'q7Wz0Xk3Vb9Jm2Nc';
  const find = leakFinder({ kind: 'a secret', secrets: [secret] });
  const piece = secret.slice(2, 14);
  const bytes = Buffer.from(piece);
  test.each([
    ['plain', piece],
    ['plain, in capitals', piece.toUpperCase()],
    ['reversed', [...piece].reverse().join('')],
    ['in hex', bytes.toString('hex').toUpperCase()],
    ['percent-encoded', bytes.toString('hex').replace(/../g, '%$&')],
    ['in Base64', Buffer.from(`a${secret}z`).toString('base64')],
    ['in Base64, one further', Buffer.from(`ab${secret}z`).toString('base64url')],
    ['in Base64, two further', Buffer.from(`abc${secret}z`).toString('base64')],
    ['over lines', piece.replace(/(.{5})/g, '$1\n  ')],
    ['between tags', piece.replace(/(.{5})/g, '$1<b>&#8203;')],
  ])('finds it %s', (_form, text) => {
    expect(find(`before ${text} after`)).not.toBeNull();
  });

  test('finds no piece of eleven characters, and nothing in other texts', () => {
    expect(find(`before ${piece.slice(1)} after`)).toBeNull();
    expect(find('before and after')).toBeNull();
  });

  test('finds each canary in what was pasted, so that its silence means something', () => {
    for (const { name, canary, text } of cases()) {
      // Encoded twice, and a key id that was cut off.
      if (/in Base64 twice|key.id.* with dots behind it/.test(name)) continue;
      expect(leakFinder(canary)(text), name).not.toBeNull();
    }
  });
});

/** A value of unknown length in pieces that are no longer than words: only a report never shows them. */
const isInPieces = (name: string): boolean =>
  !/^(?:personal|oauth|legacy|authorization)-/.test(name) &&
  /over (?:two|several) lines|in a mail|with a space in it|with dots behind it/.test(name);

test('no canary comes out of a report, in JSON or Markdown, or out of redact()', {
  timeout: 120_000,
}, async () => {
  const leaks: string[] = [];
  for (const { name, canary, text } of cases()) {
    const reports = await check(text, { network: false });
    const found = await classify(text);
    const shown = [
      JSON.stringify([reports, found]),
      ...reports.map((one) => toMarkdown(one)),
      isInPieces(name) ? '' : await redact(text),
    ];
    const leak = leakFinder(canary)(shown.join('\n'));
    if (leak !== null) leaks.push(`${name}: ${leak}`);
  }
  expect(leaks).toEqual([]);
});
