import { plainQuotes, typographicQuotes } from '../extract/clean.ts';
import { prefixLength, tokenDigits, tokenFormats, wholeToken } from '../knowledge/token-formats.ts';
import { textOfBase64 } from '../text/decode.ts';
import { group, sequence } from '../text/patterns.ts';
import type { Repair } from './kinds.ts';

/** One way to undo a damage. It returns null, or the value as it was, if it finds none. */
export interface Undo {
  readonly repair: Repair;
  readonly undo: (value: string) => string | null;
}

/** What a screen doesn't show. A value of other bytes isn't a token that control characters damaged. */
const unseen = /(?![\t\n\r])[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/** The most frequent damages first. */
export const undos: readonly Undo[] = [
  { repair: 'line-break', undo: (value) => value.replace(/\s+/g, '') },
  { repair: 'escapes', undo: unescaped },
  { repair: 'html-entities', undo: withoutEntities },
  { repair: 'percent-encoding', undo: percentDecoded },
  // What surrounded the value before it was encoded or joined to something.
  { repair: 'quotes', undo: (value) => value.replace(plainQuotes, '$2') },
  { repair: 'typographic-quotes', undo: (value) => value.replace(typographicQuotes, '$1') },
  { repair: 'invisible-characters', undo: (value) => value.replace(unseen, '') },
  {
    repair: 'scheme',
    undo: (value) => value.replace(/^(?:authorization:\s{0,9})?(?:bearer|token)[\s:=]+/i, ''),
  },
  { repair: 'surroundings', undo: withoutPunctuation },
  { repair: 'look-alike', undo: withoutLookAlikes },
  { repair: 'mistyped', undo: retyped },
  { repair: 'letter-case', undo: (value) => value.toLowerCase() },
  { repair: 'prefix', undo: withWholePrefix },
  { repair: 'doubled', undo: firstHalf },
  { repair: 'base64', undo: (value) => textOfBase64(value)?.trim() ?? null },
];

/** Line ends, tabs, quotes and underscores that a string literal escapes. */
function unescaped(value: string): string {
  return value.replace(/\\(?:[nrt"'\\/]|u(?:000[9aAdD]|005[fF]))/g, (sequence) =>
    /005f/i.test(sequence) ? '_' : '',
  );
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  lowbar: '_',
  nbsp: ' ',
};

function withoutEntities(value: string): string {
  return value.replace(/&(?:#(\d{1,4})|([a-z]{2,6}));/g, (_all, code?: string, name?: string) =>
    code === undefined ? (entities[name ?? ''] ?? '') : String.fromCharCode(Number(code)),
  );
}

function percentDecoded(value: string): string {
  return value.replace(/%([0-7][0-9a-f])/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Without brackets and punctuation at the ends, and without a quote at one end only. */
function withoutPunctuation(value: string): string {
  const inner = value.replace(/^[<({[=:]{1,3}|[>)}\]\\,;:.]{1,3}$/g, '');
  const opens = /^["'`]/.test(inner);
  if (opens === /["'`]$/.test(inner)) return inner;
  return opens ? inner.slice(1) : inner.slice(0, -1);
}

function withoutLookAlikes(value: string): string {
  return value.normalize('NFKC').replace(/[^\x20-\x7e]/g, (char) => lookAlikes[char] ?? char);
}

/** Copied by hand from a screen: O for 0, l or I for 1. */
function retyped(value: string): string | null {
  const typed = value.replace(/O/g, '0').replace(/[lI]/g, '1');
  return wholeToken.test(typed) ? typed : null;
}

/**
 * `dop-v1-…`, `op_v1_…`, `dop_v_…`. The letter of the kind must be there: an o alone can be the second
 * letter as well as the third one, as in `do_v1_…`.
 */
const damagedPrefix = sequence([
  /^(?:d{0,2}o{0,2}(?<letter>[pr])|d{0,2}o(?<oauth>o))[_\-. ]{0,2}v?1?[_\-. ]{0,2}/,
  group('digits', tokenDigits),
  /$/,
]);

function withWholePrefix(value: string): string | null {
  const { letter, oauth, digits } = damagedPrefix.exec(value)?.groups ?? {};
  const format = tokenFormats.find(({ prefix }) => prefix[2] === (letter ?? oauth));
  if (format !== undefined && digits !== undefined) return format.prefix + digits;
  // The prefix twice.
  const token = value.slice(prefixLength);
  const isTwice = wholeToken.test(token) && value.startsWith(token.slice(0, prefixLength));
  return isTwice ? token : null;
}

function firstHalf(value: string): string | null {
  const half = value.length / 2;
  return value.slice(0, half) === value.slice(half) ? value.slice(0, half) : null;
}

/** Letters of other scripts and symbols that look like those of a token. */
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
