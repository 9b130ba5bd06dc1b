import type { Kind } from '../knowledge/kinds.ts';
import { digits, tokenFormats } from '../knowledge/token-formats.ts';
import type { Shape } from './kinds.ts';

/** A value that begins like one of DigitalOcean's tokens, and how it differs from a whole one. */
export function prefixed(value: string): { kind: Kind; shape: Shape } | null {
  const start = value.slice(0, 7).toLowerCase().replace(/-/g, '_');
  const format = tokenFormats.find(({ prefix }) => start === prefix);
  if (format === undefined) {
    // The letter that tells the kind is lost, so nothing can be mended.
    return /^\w{0,4}_?v1[_-][0-9a-f]{64}$/i.test(value)
      ? {
          kind: 'unknown',
          shape: { type: 'malformed', fault: { type: 'prefix', expected: 'dop_v1_' } },
        }
      : null;
  }
  return { kind: format.kind, shape: shapeOf(value, start.length, start.length + digits) };
}

function shapeOf(value: string, prefix: number, expected: number): Shape {
  const body = value.slice(prefix);
  if (isMask(body)) return { type: 'masked' };
  if (/^(?:\.{2,}|…|<[^<>]*>)?$/.test(body)) return { type: 'placeholder', confidence: 'certain' };
  const actual = value.length;
  if (/\.{2,}|…/.test(body)) return { type: 'truncated', expected, actual, elided: true };
  const strange = body.search(/[^0-9a-fA-F]/);
  if (strange !== -1) {
    return { type: 'malformed', fault: { type: 'bad-character', position: prefix + strange + 1 } };
  }
  if (actual < expected) return { type: 'truncated', expected, actual, elided: false };
  return { type: 'malformed', fault: { type: 'too-long', expected, actual } };
}

/** Hexadecimal digits without prefix that are almost a token; null for anything else. */
export function unprefixedNearMiss(value: string): Shape | null {
  const actual = value.length;
  if (/^[0-9a-f]{4,60}(?:\.{2,5}|…)[0-9a-f]{2,60}$/i.test(value)) {
    return { type: 'truncated', expected: digits, actual, elided: true };
  }
  if (actual < 56 || actual > 2 * digits + 2 || !/^[0-9a-f]+$/i.test(value)) return null;
  return actual < digits
    ? { type: 'truncated', expected: digits, actual, elided: false }
    : { type: 'malformed', fault: { type: 'too-long', expected: digits, actual } };
}

/** Stars, bullets and words that a log or a panel puts in the place of a secret. */
export function isMask(value: string): boolean {
  if (value.length > 500) return false;
  return (
    /[*•●∙·▪■█]{3}/.test(value) ||
    /^(?:redacted|masked|censored|filtered)$/i.test(value) ||
    /^[[(<{]{1,2}(?:redacted|hidden|masked|filtered|secret|sensitive(?: value)?|removed|censored|protected|private)[\])>}]{1,2}$/i.test(
      value,
    )
  );
}
