import { linesWith } from '../text/lines.ts';
import { cutEnd } from '../text/trim.ts';
import { type Candidate, candidate } from './candidate.ts';

/** DigitalOcean's prefixed tokens, and what is left of them after masking or shortening. */
const prefixed =
  /do[a-z]_v1_(?:[0-9a-f]{1,63}(?:(?:[ \t]{1,3}|\s{0,4}\n\s{0,8})[0-9a-f]{1,63}){1,3}(?![\w])|[\w.…•*-]{6,512})/gi;
/** Base64 of such a token, once and twice. */
const encoded = /(?:ZG9[vwy]X3YxX|Wkc5[de][1lV]gzWXhY)[A-Za-z0-9+/_-]{40,400}={0,2}/g;
/** Other credentials of DigitalOcean that have a beginning of their own. */
const others =
  /(?<![\w-])(?:sk-do-[\w-]{20,100}|DO(?:00|801)[A-Z0-9]{14,18}(?![A-Z0-9])|AVNS_[\w-]{15,40}|EV\[1:[\w+/=:]{8,500}\])/g;
/** 64 digits, alone on their line or after a word that says token. */
const digits =
  /^[ \t"'`]{0,8}([0-9a-f]{64})[ \t"'`,;.]{0,8}\r?$|\b(?:token|bearer|pat)\b[^\n]{0,24}?(?<![\w-])([0-9a-f]{64})(?!\w)/gim;
/** A line in which they may stand. */
const digitsHint = /\b(?:token|bearer|pat)\b|^[ \t"'`]{0,8}[0-9a-f]{64}/gim;
/** Words before 64 digits that say that they are something else. */
const otherDigits =
  /code|refresh|client|secret|state|verifier|sha|digest|checksum|etag|hash|fingerprint/i;

/** Zero-width characters and soft hyphens, which break a token without being seen. */
const zeroWidth = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

/** One word, but a URL, a setting, a digest or a file name and no credential. */
const otherWord =
  /^[{[]["{[]|^<[^<>]{1,80}>[^<]{0,200}<|:\/\/|[<>=:"'/]do[a-z]_v1_[0-9a-f]{64}|^[A-Za-z_][\w.-]{0,40}=[^=]|@?sha256:|^[\w.-]{1,60}@[\w.-]+$|^[a-z]{1,7}$/;

/**
 * Tokens that stand alone in other text. A paste that is one single word is a credential too, where
 * nothing else in the paste has a meaning.
 */
export function extractBare(
  text: string,
  options: { aloneIsCredential: boolean; exact?: boolean },
): Candidate[] {
  const word = text.trim();
  // The value of a variable is the credential, words and all, as ${{ secrets.NAME }} is.
  const isValue = options.exact === true && word.length < 200 && !word.includes('\n');
  const isWord = word !== '' && (isValue || !/\s/.test(word));
  if (isWord && options.aloneIsCredential && (options.exact || !otherWord.test(word))) {
    const literal = options.exact ?? false;
    return [candidate(literal ? text : unwrapped(cutEnd(word)), { form: 'bare', literal })];
  }
  const visible = text.replace(zeroWidth, '');
  const digitLines = [...linesWith(visible, digitsHint)].map((line) => line.text).join('\n');
  const found = [
    ...all(visible, prefixed, /_v1_/i).map(([value]) => unwrapped(value)),
    ...all(visible, encoded, /ZG9|Wkc5/).map(([value]) => value),
    ...all(visible, others, /sk-do-|DO00|DO801|AVNS_|EV\[1:/).map(([value]) => value),
    ...[...digitLines.matchAll(digits)]
      .filter(([whole, alone]) =>
        alone === undefined ? !otherDigits.test(whole.slice(0, -64)) : isAlone(visible, alone),
      )
      .map(([, alone, named]) => alone ?? named ?? ''),
  ];
  return found.map((value) => candidate(value, { form: 'bare' }));
}

/** All matches of a pattern, if a cheaper one finds that there may be any. */
function all(text: string, pattern: RegExp, hint: RegExp): RegExpExecArray[] {
  return hint.test(text) ? [...text.matchAll(pattern)] : [];
}

/** Whether nothing is said of digits on a line of their own, or that they are a token. */
function isAlone(text: string, digits: string): boolean {
  const before = text.slice(0, text.indexOf(digits)).trimEnd();
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line === '' || (/token|bearer|digital|\bpat\b/i.test(line) && !otherDigits.test(line));
}

/** Without the dots of a sentence and the stars of Markdown. A broken token stays broken here. */
function unwrapped(value: string): string {
  const core = /^[*_]{0,3}(do[a-z]_v1_[0-9a-f]{64})[*_.…-]{0,3}$/i.exec(value)?.[1];
  if (core !== undefined) return core;
  const isBroken = /^do[a-z]_v1_[0-9a-f]{64}$/i.test(value.replace(/\s+/g, ''));
  const word = isBroken ? value : value.replace(/\s.*$/s, '');
  return cutEnd(word);
}
