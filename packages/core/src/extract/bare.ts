import {
  anyPrefix,
  digitCount,
  encodedPrefix,
  tokenDigits,
  twiceEncodedPrefix,
} from '../knowledge/token-formats.ts';
import { linesWith } from '../text/lines.ts';
import { anyOf, group, sequence } from '../text/patterns.ts';
import { type Candidate, candidate } from './candidate.ts';
import { cutEnd } from './values.ts';

/** A prefixed token, also a damaged one. */
const prefixed = sequence(
  [
    anyPrefix,
    anyOf([
      // Digits in two to four pieces, with blanks or a line break and indentation between them.
      /[0-9a-f]{1,63}(?:(?:[ \t]{1,3}|\s{0,4}\n\s{0,8})[0-9a-f]{1,63}){1,3}(?![\w])/,
      // Masked or shortened: dots, stars and bullets instead of digits.
      /[\w.…•*-]{6,512}/,
    ]),
  ],
  'gi',
);
/** Base64 of a prefixed token, encoded once or twice. */
const encoded = sequence(
  [anyOf([encodedPrefix, twiceEncodedPrefix]), /[A-Za-z0-9+/_-]{40,400}={0,2}/],
  'g',
);
/** Other credentials of DigitalOcean that have a prefix of their own. */
const ofOtherProducts = sequence(
  [
    /(?<![\w-])/,
    anyOf([
      /sk-do-[\w-]{20,100}/, // model access key
      /DO(?:00|801)[A-Z0-9]{14,18}(?![A-Z0-9])/, // Spaces access key id
      /AVNS_[\w-]{15,40}/, // password of a managed database
      /EV\[1:[\w+/=:]{8,500}\]/, // encrypted value of App Platform
    ]),
  ],
  'g',
);
/** Keys of others that a program masked; only their prefix is left. */
const maskedForeign = /(?<![\w-])sk-(?:proj|ant|svcacct)-[\w-]{0,20}\*{4,300}[\w-]{0,8}/g;
/** 64 digits on their own line, or after a word for a token. */
const digits = anyOf(
  [
    sequence([/^[ \t"'`]{0,8}/, group('alone', tokenDigits), /[ \t"'`,;.]{0,8}\r?$/]),
    sequence([
      /\b(?:token|bearer|pat)\b[^\n]{0,24}?(?<![\w-])/,
      group('named', tokenDigits),
      /(?!\w)/,
    ]),
  ],
  'gim',
);
/** A line in which {@link digits} may match. */
const digitsHint = anyOf(
  [/\b(?:token|bearer|pat)\b/, sequence([/^[ \t"'`]{0,8}/, tokenDigits])],
  'gim',
);
/** Words that say that 64 digits after them are something else. */
const otherDigits =
  /code|refresh|client|secret|state|verifier|sha|digest|checksum|etag|hash|fingerprint/i;

/** Zero-width characters and soft hyphens, which break a token without being seen. */
const zeroWidth = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

/** A token of Fly.io, the only one of two words. */
const isFly = /^FlyV1 \S{4,}$/;
/** A single word that isn't a credential. */
const otherWord = anyOf([
  /^[{[]["{[]/, // JSON
  /^<[^<>]{1,80}>[^<]{0,200}</, // XML
  /:\/\//, // URL
  sequence([/[<>=:"'/]/, anyPrefix, tokenDigits]), // a whole token that other readers find
  /^[A-Za-z_][\w.-]{0,40}=[^=]/, // setting
  /@?sha256:/, // digest of an image
  /^[\w.-]{1,60}@[\w.-]+$/, // e-mail address
  // A command, the start of an answer, a missing key, what a program prints of nothing.
  /^["']?[a-z]{1,10}["']?$/,
  /^["']?(?:DIGITALOCEAN|DO)_[A-Z_]{2,40}["']?$/, // name of a variable
  /^[\w.]{0,80}(?:Error|Exception)\b/, // name of an error, KeyError('…')
]);
/** A whole token in the emphasis of Markdown or at the end of a sentence. */
const wrapped = sequence(
  [/^[*_]{0,3}/, group('token', sequence([anyPrefix, tokenDigits])), /[*_.…-]{0,3}$/],
  'i',
);
const whole = sequence([/^/, anyPrefix, tokenDigits, /$/], 'i');

/**
 * Tokens in text that no other reader has understood. A paste of one word is a credential too, if
 * nothing else in the paste has a meaning.
 */
export function extractBare(
  text: string,
  options: { aloneIsCredential: boolean; exact?: boolean },
): Candidate[] {
  const word = text.trim();
  // The value of a variable is the credential even if it has several words, as ${{ secrets.NAME }}.
  const isValue = options.exact === true && word.length < 200 && !word.includes('\n');
  const isWord = word !== '' && (isValue || !/\s/.test(word) || isFly.test(word));
  if (isWord && options.aloneIsCredential && (options.exact || !otherWord.test(word))) {
    const literal = options.exact ?? false;
    return [
      candidate(literal ? text : isFly.test(word) ? word : unwrapped(cutEnd(word)), {
        form: 'bare',
        literal,
      }),
    ];
  }
  const visible = text.replace(zeroWidth, '');
  const found = [
    ...all(visible, prefixed, /_v1_/i).map(([value]) => unwrapped(value)),
    ...all(visible, encoded, /ZG9|Wkc5/).map(([value]) => value),
    ...all(visible, ofOtherProducts, /sk-do-|DO00|DO801|AVNS_|EV\[1:/).map(([value]) => value),
    ...all(visible, maskedForeign, /sk-[a-z]{3,8}-[\w-]{0,20}\*{4}/).map(([value]) => value),
    ...digitsIn(visible),
  ];
  return found.map((value) => candidate(value, { form: 'bare' }));
}

/** All matches of a pattern, if a cheaper one finds that there may be any. */
function all(text: string, pattern: RegExp, hint: RegExp): RegExpExecArray[] {
  return hint.test(text) ? [...text.matchAll(pattern)] : [];
}

/** 64 digits that may be a token, by the words around them. */
function digitsIn(text: string): string[] {
  const lines = [...linesWith(text, digitsHint)].map((line) => line.text).join('\n');
  return [...lines.matchAll(digits)].flatMap(({ 0: match, groups = {} }) => {
    const { alone, named = '' } = groups;
    if (alone !== undefined) return isTokenAlone(text, alone) ? [alone] : [];
    return otherDigits.test(match.slice(0, -digitCount)) ? [] : [named];
  });
}

/** Whether the line before digits on their own line is empty, or says that they are a token. */
function isTokenAlone(text: string, digits: string): boolean {
  const before = text.slice(0, text.indexOf(digits)).trimEnd();
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line === '' || (/token|bearer|digital|\bpat\b/i.test(line) && !otherDigits.test(line));
}

/** Without the punctuation of a sentence and of Markdown. A token in pieces stays in pieces. */
function unwrapped(value: string): string {
  const token = wrapped.exec(value)?.groups?.token;
  if (token !== undefined) return token;
  const isInPieces = whole.test(value.replace(/\s+/g, ''));
  return cutEnd(isInPieces ? value : value.replace(/\s.*$/s, ''));
}
