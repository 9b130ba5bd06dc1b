import type { Kind } from '../knowledge/kinds.ts';
import {
  digitCount,
  kindByPrefix,
  prefixLength,
  tokenDigits,
  tokenFormats,
} from '../knowledge/token-formats.ts';
import { sequence } from '../text/patterns.ts';
import type { Shape } from './kinds.ts';
import { isMask } from './placeholder.ts';

/** A prefix whose third letter is missing. Only that letter tells the kind, so it can't be repaired. */
const brokenPrefix = sequence([/^\w{0,4}_?v1[_-]/, tokenDigits, /$/], 'i');

/** The kind of a value that starts like one of DigitalOcean's tokens, and how it differs from one. */
export function prefixedNearMiss(value: string): { kind: Kind; shape: Shape } | null {
  const kind = kindByPrefix(value.slice(0, prefixLength).toLowerCase().replace(/-/g, '_'));
  if (kind !== 'unknown') return { kind, shape: shapeOf(value) };
  if (!brokenPrefix.test(value)) return null;
  const expected = tokenFormats[0].prefix;
  return { kind, shape: { type: 'malformed', fault: { type: 'prefix', expected } } };
}

function shapeOf(value: string): Shape {
  const body = value.slice(prefixLength);
  if (isMask(body)) return { type: 'masked' };
  if (/^(?:\.{2,}|…|<[^<>]*>)?$/.test(body)) return { type: 'placeholder', confidence: 'certain' };
  const expected = prefixLength + digitCount;
  const actual = value.length;
  if (/\.{2,}|…/.test(body)) return { type: 'truncated', expected, actual, elided: true };
  const at = body.search(/[^0-9a-fA-F]/);
  // Whatever follows a whole token is too much.
  if (at !== -1 && at < digitCount) {
    const fault = { type: 'bad-character', position: prefixLength + at + 1 } as const;
    return { type: 'malformed', fault };
  }
  if (actual < expected) return { type: 'truncated', expected, actual, elided: false };
  return { type: 'malformed', fault: { type: 'too-long', expected, actual } };
}

/** How hexadecimal digits without prefix differ from a token; null for anything else. */
export function unprefixedNearMiss(value: string): Shape | null {
  const expected = digitCount;
  const actual = value.length;
  if (/^[0-9a-f]{4,60}(?:\.{2,5}|…)[0-9a-f]{2,60}$/i.test(value)) {
    return { type: 'truncated', expected, actual, elided: true };
  }
  if (actual < 56 || actual > 2 * digitCount + 2 || !/^[0-9a-f]+$/i.test(value)) return null;
  return actual < expected
    ? { type: 'truncated', expected, actual, elided: false }
    : { type: 'malformed', fault: { type: 'too-long', expected, actual } };
}
