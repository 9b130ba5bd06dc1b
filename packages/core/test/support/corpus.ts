import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { makeToken } from '../../src/sandbox/make-token.ts';

const folder = join(import.meta.dirname, '../corpus');

/** What the marks of the stored texts stand for, because no file contains a token. */
const marks = {
  token: makeToken('dop_v1_', 'corpus'),
  oauth: makeToken('doo_v1_', 'corpus, OAuth'),
  refresh: makeToken('dor_v1_', 'corpus, refresh'),
  digits: makeToken('', 'corpus, digits'),
  base64: btoa(makeToken('dop_v1_', 'corpus')),
};

/** For the search for leaks. */
export const corpusSecrets = {
  kind: 'corpus',
  secrets: [marks.token, marks.oauth, marks.refresh, `dop_v1_${marks.digits}`].map((value) =>
    value.slice('dop_v1_'.length),
  ),
};

/** The stored texts, by the names of their files. */
export const corpus: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [
      name,
      readFileSync(join(folder, name), 'utf8').replace(
        /\{\{(\w+)\}\}/g,
        (mark, key) => marks[key as keyof typeof marks] ?? mark,
      ),
    ]),
);

/** Texts that readers of shell, JSON, headers and addresses stop at. */
const pieces = [
  '"',
  "'",
  '`',
  '\\',
  '\n',
  '\r\n',
  '{',
  '}',
  '[',
  '(',
  '$(',
  '${',
  '<<A',
  '|',
  ';',
  '#',
]
  .concat(['=', ':', '&', '?', '@', '%', '%00', '\\"', '\\n', '\0', '\ufeff', '\u202e', '\u200b'])
  .concat([
    'curl ',
    'Bearer ',
    'Authorization: ',
    '401 ',
    'token=',
    '****',
    '…',
    ...Object.values(marks),
  ]);

/** One change of a text. The numbers are from 0 to 1, for where. */
type Change = (text: string, from: number, to: number) => string;

const at = (text: string, place: number) => Math.floor(place * text.length);
const insert =
  (piece: string): Change =>
  (text, from) =>
    text.slice(0, at(text, from)) + piece + text.slice(at(text, from));
const within =
  (change: (part: string) => string): Change =>
  (text, from, to) => {
    const [start, end] = [at(text, Math.min(from, to)), at(text, Math.max(from, to))];
    return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);
  };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(...pieces).map(insert),
  fc.string({ unit: 'binary', maxLength: 8 }).map(insert),
  fc.constantFrom(...corpus.values()).map(insert),
  fc
    .integer({ min: 2, max: 40 })
    .map((times) => within((part) => part.slice(0, 400).repeat(times))),
  fc.constantFrom<Change>(
    within(() => ''),
    within((part) => part.toUpperCase()),
    within((part) => [...part].reverse().join('')),
    within((part) => JSON.stringify(part)),
    within((part) => encodeURIComponent(part.replace(/[\ud800-\udfff]/g, ''))),
    within((part) => Buffer.from(part).toString('base64')),
    within((part) => part.replaceAll('\n', '\r\n')),
    within((part) => part.replaceAll('\n', '\n> ')),
    within((part) => part.replace(/(.{20})/g, '$1\n')),
    (text, from) => text.slice(0, at(text, from)),
    (text, from) => text.slice(at(text, from)),
  ),
);

const place = fc.double({ min: 0, max: 1, noNaN: true });

/** A stored text, or another one, with some changes. At most 64 KiB. */
export const mutated = (texts: readonly string[] = [...corpus.values()]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...texts) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
      ),
      fc.array(fc.tuple(change, place, place), { maxLength: 6 }),
    )
    .map(([text, changes]) =>
      changes.reduce((one, [apply, from, to]) => apply(one, from, to).slice(0, 65_536), text),
    );

/**
 * For `fc.assert`. fast-check prints the seed and the path of a failure; `TEST_SEED` and `TEST_PATH` run
 * it again, and `TEST_RUNS` makes more of them.
 */
export const runsOf = (short: number, long: number): fc.Parameters<unknown> => {
  const { TEST_SEED, TEST_PATH, TEST_RUNS, TEST_FULL } = process.env;
  return {
    numRuns: Number(TEST_RUNS ?? (TEST_FULL === '1' ? long : short)),
    ...(TEST_SEED !== undefined && { seed: Number(TEST_SEED) }),
    ...(TEST_PATH !== undefined && { path: TEST_PATH }),
  };
};
