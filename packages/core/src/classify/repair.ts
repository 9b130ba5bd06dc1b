import { digitCount, unprefixed, wholeToken } from '../knowledge/token-formats.ts';
import type { Repair } from './kinds.ts';
import { undos } from './undo.ts';

/** No token is longer, however it is encoded. */
const maxLength = 1024;

/**
 * The whole token behind a damaged one, and what was undone to find it. Null if no way of at most
 * four steps leads to exactly a token: a guess would be worth nothing.
 */
export function repair(value: string): { value: string; repairs: readonly Repair[] } | null {
  return value.length > maxLength ? null : search(value, [], 4);
}

function search(value: string, done: readonly Repair[], depth: number): ReturnType<typeof repair> {
  if (value.length < digitCount) return null;
  const isWhole = wholeToken.test(value) || (unprefixed.test(value) && done.every(isPlain));
  if (isWhole && done.length > 0) return { value, repairs: done };
  if (depth === 0) return null;
  for (const { repair: name, undo } of undos) {
    const isAgain = done.includes(name);
    if (isAgain && name !== 'base64') continue;
    const next = undo(value);
    if (next === null || next === value) continue;
    const repairs = isAgain
      ? done.map((old) => (old === name ? 'base64-twice' : old))
      : [...done, name];
    const found = search(next, repairs, depth - 1);
    if (found !== null) return found;
  }
  return null;
}

/** 64 digits without a prefix prove little, so the way to them must not change any digit. */
const isPlain = (repair: Repair): boolean => plainRepairs.includes(repair);

const plainRepairs: readonly Repair[] = [
  'line-break',
  'escapes',
  'surroundings',
  'letter-case',
  'doubled',
  'quotes',
  'typographic-quotes',
  'invisible-characters',
];
