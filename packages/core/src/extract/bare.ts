import { type Candidate, candidate } from './candidate.ts';

/** DigitalOcean's prefixed tokens, and 64 hex digits that are not somebody's digest. */
const recognisable = /(?<![\w-])(?:do[a-z]_v1_[\w.…*-]*|(?<!sha256:|@)[0-9a-fA-F]{64}(?![\w-]))/g;

/** One word, but a URL, a setting or a digest and no credential. */
const otherWord = /:\/\/|^[A-Za-z_][\w.-]{0,40}=[^=]|@?sha256:/;

/**
 * Tokens that stand alone in other text. A paste that is one single word is a credential too, where
 * nothing else in the paste has a meaning.
 */
export function extractBare(text: string, options: { aloneIsCredential: boolean }): Candidate[] {
  const found = [...text.matchAll(recognisable)].map(([value]) =>
    candidate(value.replace(/[.-]+$/, ''), { form: 'bare' }),
  );
  const word = text.trim();
  if (found.length > 0 || word === '' || /\s/.test(word)) return found;
  if (options.aloneIsCredential && !otherWord.test(word)) {
    return [candidate(text, { form: 'bare' })];
  }
  return found;
}
