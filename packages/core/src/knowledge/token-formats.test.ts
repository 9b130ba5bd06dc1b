import { expect, test } from 'vitest';
import { makeToken } from '../sandbox/make-token.ts';
import {
  digitCount,
  encodedPrefix,
  prefixedToken,
  prefixLength,
  tokenFormats,
  twiceEncodedPrefix,
  wholeToken,
} from './token-formats.ts';

test.each(tokenFormats)('the parts fit a token with the prefix $prefix', ({ prefix }) => {
  const token = makeToken(prefix, 'formats');
  expect(prefix).toHaveLength(prefixLength);
  expect(token).toHaveLength(prefixLength + digitCount);
  expect(token).toMatch(wholeToken);
  expect(`x${token}x`).toMatch(prefixedToken);
  expect(btoa(token).search(encodedPrefix)).toBe(0);
  expect(btoa(btoa(token)).search(twiceEncodedPrefix)).toBe(0);
});
