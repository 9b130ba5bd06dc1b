import type { Fault, Repair } from '../../classify/kinds.ts';
import { aKind, type Kind } from '../../knowledge/kinds.ts';
import { digitCount, prefixLength, tokenFormats } from '../../knowledge/token-formats.ts';
import { replaceToken, thenCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';

export interface Evidence {
  readonly kind: Kind;
  readonly fault: Fault;
  /** The whole token could be restored, and the check continued with it. */
  readonly mended: boolean;
}

/** The fault that each of these repairs corrects. */
const faults: Partial<Record<Repair, Fault>> = {
  'letter-case': { type: 'upper-case' },
  mistyped: { type: 'mistyped' },
  doubled: { type: 'doubled' },
  surroundings: { type: 'surroundings' },
};

export const malformedToken = defineCode<Evidence>()({
  code: 'malformed-token',
  family: 'damaged',
  title: 'The token contains a wrong character',
  severity: 'error',
  rule: ({ credential }) => {
    if (credential === null) return null;
    const { shape, repairs, kind } = credential;
    if (shape.type === 'malformed') {
      return {
        confidence: kind === 'legacy-token' ? 'likely' : 'certain',
        evidence: { kind, fault: shape.fault, mended: false },
      };
    }
    const mended = repairs.find((repair) => repair === 'prefix' || repair in faults);
    if (mended === undefined) return null;
    const fault = faults[mended] ?? { type: 'prefix', expected: prefixOf(kind) };
    // A comma or a bracket beside a pasted value usually belongs to the sentence around it.
    const certain = mended !== 'surroundings' || credential.exact;
    return {
      confidence: certain ? 'certain' : 'possible',
      evidence: { kind, fault, mended: true },
    };
  },
  words: ({ kind, fault, mended }, context) => {
    const { title, what, step } = faultText(fault, kind);
    return {
      title,
      what,
      why: mended
        ? 'token-check shows and checks the corrected token, but your program sends the value as it is.'
        : 'DigitalOcean compares every character, so the token is rejected with a 401.',
      fix: mended
        ? [thenCheck(step, context)]
        : [
            thenCheck(
              'Copy the token again, with nothing before or after it, and check it.',
              context,
            ),
            replaceToken,
          ],
    };
  },
});

const prefixOf = (kind: Kind): string =>
  tokenFormats.find((format) => format.kind === kind)?.prefix ?? '';

/** `step` corrects the fault, where it is clear what the token should be. */
function faultText(fault: Fault, kind: Kind): { title: string; what: string; step: string } {
  const step = 'Copy the token again and check it.';
  const name = kind === 'unknown' ? 'a token' : aKind(kind);
  switch (fault.type) {
    case 'too-long': {
      const extra = fault.actual - fault.expected;
      return {
        title: `The token has ${extra} extra character${extra === 1 ? '' : 's'}`,
        what: `The value has ${fault.actual} characters, but ${name} has ${fault.expected}.`,
        step,
      };
    }
    case 'bad-character':
      return fault.position > prefixLength + digitCount
        ? {
            title: 'The token has extra characters at the end',
            what: `The value goes on after character ${prefixLength + digitCount}, where ${name} ends.`,
            step,
          }
        : {
            title: 'The token contains a wrong character',
            what: `Character ${fault.position} isn’t one of the digits 0–9 and a–f.`,
            step,
          };
    case 'upper-case':
      return {
        title: 'The token contains capital letters',
        what: 'The value contains capital letters, but tokens are lowercase.',
        step: 'Write the token in lowercase and check it.',
      };
    case 'mistyped':
      return {
        title: 'The token has a letter in place of a digit',
        what: 'The value contains the letter O, l or I where a token has the digit 0 or 1.',
        step: 'Copy the token instead of typing it, and check it.',
      };
    case 'prefix':
      return {
        title: 'The prefix of the token is wrong',
        what: `The value in the text doesn’t start with \`${fault.expected}\`: a character is missing, doubled or another one.`,
        step: `Write \`${fault.expected}\` at the start of the token and check it.`,
      };
    case 'doubled':
      return {
        title: 'The token was pasted twice',
        what: 'The value contains the same token twice, one right after the other.',
        step: 'Delete the second copy and check the token.',
      };
    case 'surroundings':
      return {
        title: 'The value contains more than the token',
        what: 'Right before or after the token, the value has a bracket or punctuation.',
        step: 'Delete the bracket or punctuation and check the token.',
      };
  }
}
