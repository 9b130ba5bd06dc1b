import { invisible, plainQuotes, typographicQuotes } from '../extract/clean.ts';
import { unprefixed, wholeToken } from '../knowledge/token-formats.ts';
import { textOfBase64 } from '../text/base64.ts';
import type { Repair } from './kinds.ts';

/** Longer than any token in any encoding; such a value is not worth a try. */
const maxLength = 1024;

/** One way to undo a damage; null where there is nothing of it. */
interface Undo {
  readonly repair: Repair;
  readonly undo: (value: string) => string | null;
}

const replaced = (value: string, next: string): string | null => (next === value ? null : next);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  lowbar: '_',
  nbsp: ' ',
};

/** Letters of other scripts, and other letters of this one, that look like those of a token. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a',
  α: 'a',
  ɑ: 'a',
  Ь: 'b',
  ь: 'b',
  с: 'c',
  ϲ: 'c',
  ԁ: 'd',
  ժ: 'd',
  е: 'e',
  є: 'e',
  ҽ: 'e',
  ғ: 'f',
  ƒ: 'f',
  о: 'o',
  ο: 'o',
  օ: 'o',
  р: 'p',
  ρ: 'p',
  ѵ: 'v',
  ν: 'v',
  г: 'r',
  ӏ: '1',
  '＿': '_',
  ˍ: '_',
  '‗': '_',
};

/** The damages that a value can have, in the order in which they are most often met. */
const undos: readonly Undo[] = [
  { repair: 'line-break', undo: (value) => replaced(value, value.replace(/\s+/g, '')) },
  {
    repair: 'escapes',
    undo: (value) =>
      replaced(
        value,
        value.replace(/\\(?:[nrt"'\\/]|u(?:000[9aAdD]|005[fF]))/g, (sequence) =>
          /005f/i.test(sequence) ? '_' : '',
        ),
      ),
  },
  {
    repair: 'html-entities',
    undo: (value) =>
      replaced(
        value,
        value.replace(/&(?:#(\d{1,4})|([a-z]{2,6}));/g, (_all, code?: string, name?: string) =>
          code === undefined ? (entities[name ?? ''] ?? '') : String.fromCharCode(Number(code)),
        ),
      ),
  },
  {
    repair: 'percent-encoding',
    undo: (value) =>
      replaced(
        value,
        value.replace(/%([0-7][0-9a-f])/gi, (_all, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        ),
      ),
  },
  // What stood around the value before it was encoded or joined to something.
  { repair: 'quotes', undo: (value) => replaced(value, value.replace(plainQuotes, '$2')) },
  {
    repair: 'typographic-quotes',
    undo: (value) => replaced(value, value.replace(typographicQuotes, '$1')),
  },
  {
    repair: 'invisible-characters',
    undo: (value) => replaced(value, value.replace(invisible, '')),
  },
  {
    repair: 'scheme',
    undo: (value) => replaced(value, value.replace(/^(?:bearer|token)[\s:=]+/i, '')),
  },
  { repair: 'surroundings', undo: (value) => replaced(value, strip(value)) },
  {
    repair: 'look-alike',
    undo: (value) =>
      replaced(
        value,
        value.normalize('NFKC').replace(/[^\x20-\x7e]/g, (char) => lookAlikes[char] ?? char),
      ),
  },
  // Read from a screen and typed: O for 0, l for 1.
  {
    repair: 'mistyped',
    undo: (value) =>
      replaced(
        value,
        value.replace(
          /^(do[por]_v[1lI]_)([0-9a-fOlI]{64})$/,
          (_all, start: string, rest: string) =>
            `${start.replace(/[lI](?=_$)/, '1')}${rest.replace(/O/g, '0').replace(/[lI]/g, '1')}`,
        ),
      ),
  },
  { repair: 'letter-case', undo: (value) => replaced(value, value.toLowerCase()) },
  { repair: 'prefix', undo: mendPrefix },
  { repair: 'doubled', undo: halve },
  { repair: 'base64', undo: (value) => textOfBase64(value)?.trim() ?? null },
];

/**
 * The whole token behind a damaged one, and what had to be undone to get at it. Null where no way
 * leads to a token: a guess is worth nothing, so only an exact result counts.
 */
export function repair(value: string): { value: string; repairs: readonly Repair[] } | null {
  if (value.length > maxLength || value.length < 64) return null;
  return search(value, [], 4);
}

function search(value: string, done: readonly Repair[], depth: number): ReturnType<typeof repair> {
  const isWhole = wholeToken.test(value) || (unprefixed.test(value) && done.every(keepsDigits));
  if (isWhole && done.length > 0) return { value, repairs: done };
  if (depth === 0) return null;
  for (const { repair: name, undo } of undos) {
    if (done.includes(name) && name !== 'base64') continue;
    const next = undo(value);
    if (next === null || next.length < 64) continue;
    const twice = name === 'base64' && done.includes('base64');
    const names = twice
      ? done.map((old) => (old === 'base64' ? 'base64-twice' : old))
      : [...done, name];
    const found = search(next, names, depth - 1);
    if (found !== null) return found;
  }
  return null;
}

/** Without brackets and punctuation at the ends, and without a quote that stands at one end only. */
function strip(value: string): string {
  const inner = value.replace(/^[<({[=:]{1,3}|[>)}\]\\,;:.]{1,3}$/g, '');
  const opens = /^["'`]/.test(inner);
  if (opens === /["'`]$/.test(inner)) return inner;
  return opens ? inner.slice(1) : inner.slice(0, -1);
}

/** Without a prefix there is little to hold a result against: only plain damages are undone. */
const keepsDigits = (repair: Repair): boolean =>
  [
    'line-break',
    'escapes',
    'surroundings',
    'letter-case',
    'doubled',
    'quotes',
    'typographic-quotes',
    'invisible-characters',
  ].includes(repair);

/** `dop-v1-…`, `op_v1_…`, `dop_v_…`, `dop_v1_dop_v1_…`: the letter of the kind must be there. */
function mendPrefix(value: string): string | null {
  // `do_v1_…` has lost its third letter, not its second: an o alone says nothing.
  const [, letter = '', second = '', rest = ''] =
    /^(?:d{0,2}o{0,2}([pr])|d{0,2}o(o))[_\-. ]{0,2}v?1?[_\-. ]{0,2}([0-9a-f]{64})$/.exec(value) ??
    [];
  if (rest !== '') return `do${letter}${second}_v1_${rest}`;
  return /^(do[por]_v1_)\1([0-9a-f]{64})$/.exec(value)?.slice(1).join('') ?? null;
}

function halve(value: string): string | null {
  const half = value.length / 2;
  return value.length % 2 === 0 && value.slice(0, half) === value.slice(half)
    ? value.slice(0, half)
    : null;
}
