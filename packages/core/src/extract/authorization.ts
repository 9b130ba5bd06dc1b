import type { AuthScheme } from '../facts.ts';
import { prefixedToken, tokenDigits } from '../knowledge/token-formats.ts';
import { textOfBase64 } from '../text/decode.ts';
import { trimEnd } from '../text/lines.ts';
import { anyOf, anyWord, group, sequence } from '../text/patterns.ts';
import { interpolation, template } from './values.ts';

/** The credential in the value of an Authorization header, and how it is carried. */
export interface Authorization {
  readonly authScheme: AuthScheme;
  readonly credential: string;
}

/** `Authorization`, its misspellings, and headers that people use instead. */
export const headerName = anyWord(`
  authorization authorisation authentication
  x-auth-token x-api-key x-auth-key x-access-token private-token
`);

const schemes = /^(?:bearer|basic|token|apikey|api-key|oauth|jwt|digest|negotiate|key|pat)$/i;
/** Punctuation that can follow the credential on the same line, before a header, a status, a remark. */
const ending = ',;)}]>"\'`';
/** A token that is joined to the word Bearer. */
const joinedToken = sequence(
  [
    /^bearer/,
    group('separator', /[:=+]?/),
    group(
      'token',
      anyOf([
        prefixedToken,
        tokenDigits,
        /\$[A-Za-z_]\w{0,60}|\{\{[^{}\n]{1,60}\}\}/,
        /[$#]?\{[^{}\n]{1,80}\}/,
      ]),
    ),
    /$/,
  ],
  'i',
);
/** One word. What brackets or quotes keep together is one word, whatever is in it. */
const word = sequence(
  [
    anyOf([
      template,
      interpolation,
      /<[^<>\n]{1,60}>/, // a placeholder
      /\[[^[\]\n]{1,60}\]/,
      /"[^"\n]{0,999}"/,
      /'[^'\n]{0,999}'/,
      /\S/,
    ]),
    /\S{0,9999}/,
  ],
  'y',
);

/**
 * Reads the value of an `Authorization` header (RFC 9110, section 11.6.2): a scheme, one space, the
 * credential. People leave out the scheme, so a word that looks like a credential is read as one.
 * Null for prose and for the signature of another protocol. `exact`: the text is the value and
 * nothing else, so that all after the scheme is the credential. `blanks`: also white space at its end.
 */
export function parseAuthorization(
  text: string,
  { exact = false, blanks = false }: { exact?: boolean; blanks?: boolean } = {},
): Authorization | null {
  const words = splitWords(text);
  const [first = '', ...rest] = words;
  if (/^aws(?:4-.*)?$/i.test(first)) return null;
  const { token, separator = '' } = joinedToken.exec(first)?.groups ?? {};
  if (token !== undefined) {
    return { authScheme: { type: 'joined-scheme', separator }, credential: token };
  }
  const [next = ''] = rest;
  if (/^bearer[:=]$/i.test(first) && rest.length === 1) {
    return { authScheme: { type: 'joined-scheme', separator: first.slice(6) }, credential: next };
  }
  const scheme = trimEnd(first, ':');
  if (!schemes.test(scheme)) {
    // A misspelt scheme, or another one: what follows can only be a credential.
    if (/^[a-z][a-z-]{2,15}$/i.test(scheme) && (/_v1_|\d.{16}/.test(next) || isVariable(next))) {
      return { authScheme: { type: 'scheme', scheme }, credential: next };
    }
    if (rest.length > 0 && !/\d/.test(first) && !isReference(first)) return null;
    return { authScheme: { type: 'no-scheme' }, credential: first };
  }
  const [second = '', third] = rest;
  if (trimEnd(second, ':').toLowerCase() === scheme.toLowerCase() && third !== undefined) {
    return { authScheme: { type: 'repeated-scheme' }, credential: third };
  }
  if (exact && third !== undefined) {
    const credential = text.slice(text.indexOf(first) + first.length).trim();
    return { authScheme: { type: 'scheme', scheme }, credential };
  }
  if (scheme.toLowerCase() === 'basic') {
    return { authScheme: { type: 'scheme', scheme }, credential: basicCredential(second) };
  }
  const end = blanks && second !== '' ? text.slice(text.trimEnd().length) : '';
  return { authScheme: { type: 'scheme', scheme }, credential: second + end };
}

const isReference = (word: string): boolean => /^[$%{<]/.test(word);
const isVariable = (word: string): boolean => /^["']?(?:\$[A-Za-z_{(]|%\w+%|\{\{|#\{)/.test(word);

/** What may end with a bracket of its own. */
const keepsBracket = /^(?:[$%{#<"'[(]|\\\(|do[a-z]_v1_[$#]?[{(<])/;
/** One whole expression of a string literal; `\(…)` is Swift's. */
const isExpression = sequence([/^/, anyOf([interpolation, /\\\([^()\n]{1,120}\)/]), /$/]);

/** The first three words. */
function splitWords(text: string): string[] {
  const words: string[] = [];
  let at = 0;
  while (words.length < 3 && at < text.length) {
    while (at < text.length && /\s/.test(text[at] as string)) at++;
    word.lastIndex = at;
    const match = word.exec(text);
    if (match === null) break;
    at += match[0].length;
    // $NAME" at the end of a quoted header.
    const found = isExpression.test(match[0])
      ? match[0]
      : match[0].replace(/^([$%#{][^"'`]{0,200})["'`][,;)\\\]}]{0,6}$/, '$1');
    words.push(keepsBracket.test(found) ? trimEnd(found, ',;') : trimEnd(found, ending));
  }
  return words;
}

/** The part of `user:password` that is the credential: DigitalOcean's old docs put it first. */
export function credentialOfPair(pair: string): string {
  const colon = pair.indexOf(':');
  if (colon === -1) return pair;
  return pair.slice(0, colon) || pair.slice(colon + 1);
}

function basicCredential(encoded: string): string {
  const pair = decodePair(encoded);
  return pair === null ? encoded : credentialOfPair(pair);
}

/** `user:password` decoded from Base64 (RFC 7617); null for anything else. */
export function decodePair(encoded: string): string | null {
  if (!/^[A-Za-z0-9+/]{8,4096}={0,2}$/.test(encoded)) return null;
  const decoded = textOfBase64(encoded);
  return decoded?.includes(':') && !/[^ -~]/.test(decoded) ? decoded : null;
}
