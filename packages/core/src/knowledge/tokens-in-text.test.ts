import { expect, test } from 'vitest';
import { makeToken } from '../sandbox/make-token.ts';
import {
  isTokenInAnyCase,
  looksLikeToken,
  withoutPrefixedTokens,
  withoutTokens,
} from './tokens-in-text.ts';

const digits = makeToken('', 'formats');

test.each([
  [`"${makeToken('dop_v1_', 'formats').slice(0, 15)}"`, true],
  [makeToken('dop_v1_', 'formats').toUpperCase(), true],
  [` ${digits}\n`, true],
  [`${digits}0`, false],
  ['dop_v1_ and no digits', false],
])('%j looks like a token: %j', (text, looks) => {
  expect(looksLikeToken(text)).toBe(looks);
});

test('runs of digits are replaced with their prefix', () => {
  expect(withoutTokens(`a ${makeToken('doo_v1_', 'formats')} b ${digits.slice(0, 15)}`)).toBe(
    `a … b ${digits.slice(0, 15)}`,
  );
});

test('prefixed tokens are replaced, whole or cut, and ids stay', () => {
  const token = makeToken('dop_v1_', 'formats');
  expect(
    withoutPrefixedTokens(`a ${token} ${token.slice(0, 20)} ${token.toUpperCase()} ${digits}`),
  ).toBe(`a … … … ${digits}`);
});

test.each([
  [makeToken('dop_v1_', 'formats').toUpperCase(), true],
  [digits, true],
  [`${digits}0`, false],
  ['dop_v1_', false],
])('%j is a token in any case: %j', (value, is) => {
  expect(isTokenInAnyCase(value)).toBe(is);
});
