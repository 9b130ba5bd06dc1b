import type { Candidate } from '../extract/candidate.ts';
import { reveal } from '../secret/secret.ts';
import type { Classification } from './kinds.ts';

/** Whether it is a word, which a person writes instead. A value is longer, and has digits. */
const isWord = (value: string): boolean => !/\d/.test(value) || value.length < 16;

/**
 * Whether a value only takes the place of the credential in the report of an error, or in a story. Programs mask a credential, and
 * people replace it before they show what failed, so it's not the fault. What a program shows that
 * it sent is.
 */
export function isStandIn(
  { inStory, location, request, secret }: Candidate,
  { shape, kind }: Classification,
): boolean {
  if (request?.sent === true) return false;
  const value = reveal(secret);
  switch (shape.type) {
    case 'truncated':
      return shape.elided && inStory;
    case 'masked':
      // The dump of a request shows what was sent, or the program's own mask.
      return inStory || location.form === 'setting' || location.form === 'command';
    case 'placeholder':
      return shape.unset !== true && (inStory || shape.elided === true);
    case 'unrecognized':
      return isWord(value);
    case 'well-formed':
      // These have no format of their own.
      return (kind === 'authorization-code' || kind === 'registry-credential') && isWord(value);
    default:
      return false;
  }
}

/** Whether a text for others contains the whole credential: a person's report, or a log. */
export const isShared = ({ inStory, inLog }: Candidate, { shape }: Classification): boolean =>
  (inStory || inLog) && shape.type === 'well-formed';
