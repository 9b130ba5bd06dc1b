import type { Recogniser, Shape } from './kinds.ts';
import { prefixedNearMiss } from './near-miss.ts';
import { isMask, isTyped, placeholderConfidence } from './placeholder.ts';
import { referenceOf } from './reference.ts';

/** The kind of a token by what is left of its prefix. */
const kindOf = (value: string) => prefixedNearMiss(value)?.kind ?? 'unknown';

/** Before all others that look at the value, because they need one. */
export const emptyValue: Recogniser = ({ role }, value) =>
  value === '' ? { kind: role?.kind ?? 'unknown', shape: { type: 'empty' } } : null;

/**
 * Before the names, because a reference is the same mistake under every name, and before the repairs,
 * because they would remove its brackets.
 */
export const reference: Recogniser = ({ role, location: { expands, literal } }, value) => {
  const found = referenceOf(value);
  if (found === null) return null;
  const shape: Shape = { type: 'reference', ...found, expands, literal };
  return { kind: role?.kind ?? 'unknown', shape };
};

/** After the repairs, because the stars of Markdown around a whole token are no mask. */
export const maskedValue: Recogniser = (_candidate, value) =>
  isMask(value) ? { kind: kindOf(value), shape: { type: 'masked' } } : null;

/** What programs write for a variable without a value. Before the placeholders, which include it. */
export const unset: Recogniser = (_candidate, value) =>
  /^(?:undefined|none|null|nil|\[object object\])$/i.test(value)
    ? { shape: { type: 'placeholder', confidence: 'certain', unset: true } }
    : null;

/** Before the damaged tokens, because a placeholder can have a prefix, as dop_v1_xxxx has. */
export const placeholder: Recogniser = (_candidate, value) => {
  const confidence = placeholderConfidence(value);
  return confidence && { kind: kindOf(value), shape: { type: 'placeholder', confidence } };
};

/** After the other providers, because a key of theirs can have such a pattern, as a sample has. */
export const typedPattern: Recogniser = (_candidate, value) =>
  isTyped(value) ? { shape: { type: 'placeholder', confidence: 'likely' } } : null;
