import { formats } from './formats.ts';
import type { Kind, Shape } from './kinds.ts';

/** A value that begins like one of DigitalOcean's tokens, and how it differs from a whole one. */
export function prefixed(value: string): { kind: Kind; shape: Shape } | null {
  const format = formats.find(({ prefix }) => value.toLowerCase().startsWith(prefix));
  if (format === undefined) return damagedPrefix(value);
  return { kind: format.kind, shape: shapeOf(value, format.prefix.length, format.length) };
}

function shapeOf(value: string, prefix: number, expected: number): Shape {
  const actual = value.length;
  if (/\.{2,}|…|\*{2,}/.test(value)) return { type: 'truncated', expected, actual, elided: true };

  const strange = value.slice(prefix).search(/[^0-9a-fA-F]/);
  if (strange !== -1) {
    return {
      type: 'malformed',
      fault: {
        type: 'bad-character',
        position: prefix + strange + 1,
        expected: 'hexadecimal digits',
      },
    };
  }
  if (actual < expected) return { type: 'truncated', expected, actual, elided: false };
  if (actual > expected)
    return { type: 'malformed', fault: { type: 'too-long', expected, actual } };
  const upper = value.search(/[A-Z]/);
  if (upper !== -1)
    return { type: 'malformed', fault: { type: 'upper-case', position: upper + 1 } };
  return { type: 'well-formed' };
}

/** `dop-v1-…`, `op_v1_…`, `dop_v_…`: the prefix suffered, the 64 digits are there. */
function damagedPrefix(value: string): { kind: Kind; shape: Shape } | null {
  const [, letter] = /^d{0,2}o{0,2}([por])?[_-]?v?1?[_-]?[0-9a-f]{64}$/i.exec(value) ?? [];
  if (letter === undefined) return null;
  const format = formats.find(({ prefix }) => prefix[2] === letter.toLowerCase());
  if (format === undefined) return null;
  return {
    kind: format.kind,
    shape: { type: 'malformed', fault: { type: 'prefix', expected: format.prefix } },
  };
}
