import { optional, sequence } from '../text/patterns.ts';
import { hideRandom } from '../text/runs.ts';
import { anyPrefix, tokenDigits, unprefixed } from './token-formats.ts';

/** A value that is a token, with or without prefix, in any letter case. */
const wholeInAnyCase = sequence([/^/, optional(anyPrefix), tokenDigits, /$/], 'i');
const prefixedStart = sequence([anyPrefix, /[0-9a-f]{8}/], 'i');
const accessStart = /^\W{0,10}do[po]_v1_[0-9a-f]{8}/i;
const prefixedDigits = sequence([anyPrefix, /[0-9a-f]{8,}/], 'gi');
const longDigits = sequence([optional(anyPrefix), /[0-9a-f]{20,}/], 'gi');

export const isTokenInAnyCase = (value: string): boolean => wholeInAnyCase.test(value);

/** Whether a text contains the start of a prefixed token, or consists of 64 digits. */
export const looksLikeToken = (text: string): boolean =>
  prefixedStart.test(text) || unprefixed.test(text.trim());

/** Whether a value starts like a prefixed access token, apart from quotes and white space. */
export const startsLikeToken = (value: string): boolean => accessStart.test(value);

/**
 * A name or a message as it may be shown: with an ellipsis for each run of 20 or more hexadecimal digits
 * and the prefix before it, and for each run of random characters.
 */
export const withoutTokens = (text: string): string => hideRandom(text.replace(longDigits, '…'));

/** `text` with an ellipsis for each prefixed token, whole or cut; ids of digits stay. */
export const withoutPrefixedTokens = (text: string): string => text.replace(prefixedDigits, '…');
