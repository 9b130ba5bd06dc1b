import type { Recogniser, Shape } from './kinds.ts';
import { prefixedNearMiss } from './near-miss.ts';
import {
  isElided,
  isMask,
  isMaskInBraces,
  isTyped,
  placeholderConfidence,
  shownPlaceholder,
} from './placeholder.ts';
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
export const reference: Recogniser = ({ role, location }, value) => {
  const { expands, literal, verbatim, language } = location;
  // {TOKEN} is a placeholder, and a variable in the strings of a language that replaces it.
  const isFormat = (expands || verbatim !== null) && /^\{\w{1,60}\}$/.test(value);
  const found = isFormat ? ({ syntax: 'template', name: null } as const) : referenceOf(value);
  if (found === null) return null;
  const shape: Shape = { type: 'reference', ...found, expands, literal, verbatim, language };
  return { kind: role?.kind ?? 'unknown', shape };
};

/** After the repairs, because the stars of Markdown around a whole token are no mask. */
export const maskedValue: Recogniser = ({ inReport }, value) =>
  isMask(value)
    ? { kind: kindOf(value), shape: { type: 'masked', ...(inReport && { inReport }) } }
    : null;

/** Before the references, because a template writes its variables in braces too. */
export const maskInBraces: Recogniser = (_candidate, value) =>
  isMaskInBraces(value) ? { shape: { type: 'masked' } } : null;

/** What programs write for a variable without a value. Before the placeholders, which include it. */
export const unset: Recogniser = (_candidate, value) =>
  /^(?:undefined|none|null|nil|\[object object\])$/i.test(value)
    ? { shape: { type: 'placeholder', confidence: 'certain', unset: true } }
    : null;

/** Before the names that say what a value is, because a guide uses these names too. */
export const namedPlaceholder: Recogniser = (found, value) =>
  /agent/i.test(found.location.name ?? '') && !/^sk-/.test(value)
    ? placeholder(found, value)
    : null;

/** Before the damaged tokens, because a placeholder can have a prefix, as dop_v1_xxxx has. */
export const placeholder: Recogniser = ({ inReport, location }, value) => {
  // The scheme before the prefix of a token is a part of the value by mistake.
  const found = placeholderConfidence(value.replace(/^bearer (?=do[opr]_v1_)/i, ''));
  if (found === null) return null;
  // A person who reports an error often replaces the token.
  const confidence = inReport && found === 'certain' ? 'likely' : found;
  const text = shownPlaceholder(value);
  const shape: Shape = { type: 'placeholder', confidence, elided: isElided(value) };
  const withoutDollar = location.form === 'command' && text !== null && variableName.test(text);
  return {
    kind: kindOf(value),
    shape: { ...shape, ...(text !== null && { text }), ...(withoutDollar && { withoutDollar }) },
  };
};

/** `DO_TOKEN`, and not `YOUR_TOKEN` or `TOKEN_HERE`, which ask for a value. */
const variableName = /^(?:DO|DIGITAL_?OCEAN|API|ACCESS)_(?:[A-Z]+_)*(?:TOKEN|KEY|SECRET|PAT)$/;

/** After the other providers, because a key of theirs can have such a pattern, as a sample has. */
export const typedPattern: Recogniser = (_candidate, value) =>
  isTyped(value) ? { shape: { type: 'placeholder', confidence: 'likely' } } : null;

/**
 * Bytes that are no text, as what comes out when Kubernetes decodes a token that was put raw under
 * `data`. Before everything that looks at letters.
 */
export const binaryValue: Recogniser = ({ repairs, location: { form, literal } }, value) => {
  const isSent = form === 'header' || form === 'command' || (form === 'json' && literal);
  const bytes =
    value.match(/\\x[0-9a-f]{2}|\\u00[0-9a-f]{2}|\\[0-3][0-7]{2}|[\p{Cc}\ufffd]/giu) ?? [];
  // Letters with accents are bytes only among others that are no text.
  const letters = bytes.length === 0 ? [] : (value.match(/[\xa0-\xff]/g) ?? []);
  return isSent && bytes.length + letters.length >= 5
    ? { shape: { type: 'unrecognized' }, repairs: [...repairs, 'not-encoded'] }
    : null;
};
