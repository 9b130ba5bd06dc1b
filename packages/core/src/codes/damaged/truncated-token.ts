import { type Kind, kindNames } from '../../knowledge/kinds.ts';
import { replaceToken, thenCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { refusedCharacter } from '../evidence.ts';
import { showsCause } from '../subject.ts';

export interface Evidence {
  readonly kind: Kind;
  readonly expected: number;
  readonly actual: number;
  readonly elided: boolean;
}

export const truncatedToken = defineCode<Evidence>()({
  code: 'truncated-token',
  family: 'damaged',
  title: 'Part of the token is missing',
  severity: 'error',
  rule: (subject) => {
    const { credential, facts } = subject;
    if (credential?.shape.type !== 'truncated') return null;
    // A revocation notice shows a part of the token on purpose, to identify it.
    if (credential.shape.elided && facts.some(({ type }) => type === 'revocation')) return null;
    const { expected, actual, elided, continued = false } = credential.shape;
    // Who shows another cause has shortened the token for the paste.
    if (elided && showsCause(subject)) return null;
    const { kind } = credential;
    // Without a prefix, only the length suggests that the value is a token.
    const isSure = kind !== 'legacy-token';
    // A line break in the middle ends the value that the program printed, and in source code the
    // rest may be in another string.
    const isBroken = refusedCharacter(subject) !== null;
    const confidence = isBroken || continued ? 'possible' : isSure ? 'certain' : 'likely';
    return { confidence, evidence: { kind, expected, actual, elided } };
  },
  words: ({ kind, expected, actual, elided }, context) => ({
    title: elided
      ? 'The middle of the token is missing'
      : `The token is ${count(expected - actual, 'character')} too short`,
    what: elided
      ? `Dots replace the middle of this ${shortName(kind)}, which should have ${expected} characters.`
      : `This ${shortName(kind)} has ${actual} of ${expected} characters.`,
    why: elided
      ? 'Control panels and logs show tokens in this short form.'
      : 'The copy stopped too early, or a length limit or a line wrap cut it off.',
    fix: [
      thenCheck('Copy the whole token again from where it’s stored and check it.', context),
      replaceToken,
    ],
  }),
});

const shortName = (kind: Kind): string =>
  kind === 'unknown' || kind === 'legacy-token' ? 'value' : kindNames[kind];

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;
