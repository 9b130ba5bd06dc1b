import { wholeToken } from '../knowledge/token-formats.ts';

/**
 * The sequences that a terminal reads as colours, as `grep --color` and `ls` write them, and as
 * links (ECMA-48, sections 5.4 and 8.3; OSC 8). They begin with the control character for Escape.
 */
// biome-ignore-start lint/suspicious/noControlCharactersInRegex: Escape and Bell begin and end them
const terminalSequence =
  /\u001b(?:\[[0-9;:?]{0,40}[@-~]|\][^\u0007\u001b\n]{0,2000}(?:\u0007|\u001b\\))/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: end

/** A token in several string literals, with an operator, a line break or only a space between them. */
const literals =
  /(?<=["'`](?:Bearer )?)d[0-9a-z_]{0,70}(?:["'`][ \t\r\n\\+.&~^<>|]{1,80}["'`][0-9a-z_]{1,71}){1,12}(?=["'`])/g;

/** A token in several lines of a table's cell or of a box. */
const cells =
  /do[a-z]_v1_[0-9a-f]{1,63}(?:[ \t]{0,80}[|│┃║][ \t|│┃║]{0,200}\r?\n[ \t|│┃║]{1,200}[0-9a-f]{1,63}){1,12}/g;

/** A token in several lines of a quoted mail or comment. */
const quotedLines =
  /do[a-z]_v1_[0-9a-f]{1,63}(?:[ \t]{0,8}\r?\n[ \t]{0,8}>[ \t>]{0,16}[0-9a-f]{4,63}(?!\w)){1,12}/g;

/** The marks with which terminals show that a line is wrapped. */
const wrapMark = /(?<=[0-9a-f])[↵⏎↩]\r?\n(?=[0-9a-f])/g;

/**
 * A text as its program would read it: without the colours of a terminal, and with a token in one
 * piece that the text shows in several. Pieces that aren't exactly a token together stay as they are.
 */
export function withWholeTokens(text: string): string {
  const plain = text.includes('\u001b') ? text.replace(terminalSequence, '') : text;
  if (!plain.includes('_v1_')) return plain;
  return plain
    .replace(wrapMark, '')
    .replace(literals, (whole) => joined(whole, /["'`][^"'`]{0,80}["'`]/g))
    .replace(cells, (whole) => joined(whole, /[^0-9a-z_]{1,500}/g))
    .replace(quotedLines, (whole) => joined(whole, /[^0-9a-z_]{1,500}/g));
}

function joined(pieces: string, between: RegExp): string {
  const token = pieces.replace(between, '');
  return wholeToken.test(token) ? token : pieces;
}
