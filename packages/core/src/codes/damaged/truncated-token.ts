import { type Kind, kindNames } from '../../knowledge/kinds.ts';
import { defineCode } from '../define.ts';
import { refusedCharacter } from '../evidence.ts';
import { newToken } from './shared.ts';

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
    const { expected, actual, elided } = credential.shape;
    const { kind } = credential;
    // Without a prefix, only the length suggests that the value is a token.
    const isSure = kind !== 'legacy-token';
    // A line break in the middle ends the value that the program printed.
    const isBroken = refusedCharacter(subject) !== null;
    const confidence = isBroken ? 'possible' : isSure ? 'certain' : 'likely';
    return { confidence, evidence: { kind, expected, actual, elided } };
  },
  words: ({ kind, expected, actual, elided }) => ({
    what: elided
      ? `The middle of this ${shortName(kind)} was replaced by dots. A whole one has ${expected} characters.`
      : `This ${shortName(kind)} has ${actual} characters; a whole one has ${expected}.`,
    why: elided
      ? 'Panels and logs show a token in a shortened form, which is then copied.'
      : 'A selection that stopped too early, a field with a length limit, or a line that was wrapped.',
    fix: [{ text: 'Copy the token again from where it was stored whole.' }, newToken],
  }),
});

const shortName = (kind: Kind): string =>
  kind === 'unknown' || kind === 'legacy-token' ? 'value' : kindNames[kind];
