import { expect, test } from 'vitest';
import { stripControls } from './lines.ts';

test.each([
  ['plain ASCII', 'a b~', 'a b~'],
  ['letters of any script', 'Jürgen 山田', 'Jürgen 山田'],
  ['control characters', 'a\u001b[2J\r\n\u0085b', 'a[2Jb'],
  ['bidi and zero-width characters', 'a\u202e\u2066\u200bb', 'ab'],
  ['letters and marks without a glyph', 'a\u3164\u{e0101}\u115f\uffa0b', 'ab'],
  ['all of an emoji', '❤\ufe0f', '❤\ufe0f'],
  ['separators of lines and paragraphs', 'a\u2028\u2029b', 'ab'],
])('%s', (_what, text, stripped) => {
  expect(stripControls(text)).toBe(stripped);
});

test('a replacement takes the place of each one', () => {
  expect(stripControls('a\n\u202eb', ' ')).toBe('a  b');
});
