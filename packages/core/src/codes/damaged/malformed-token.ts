import type { Fault, Repair } from '../../classify/kinds.ts';
import { aKind, type Kind } from '../../knowledge/kinds.ts';
import { tokenFormats } from '../../knowledge/token-formats.ts';
import { defineCode } from '../define.ts';
import { newToken } from './shared.ts';

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
  title: 'The token was damaged on the way',
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
  words: ({ kind, fault, mended }) => ({
    what: `This is almost ${aKind(kind)}: ${faultText(fault)}${mended ? ' The check went on with the token as it should be.' : ''}`,
    why: 'DigitalOcean compares every character, so one that is wrong, extra or in capitals is enough for a 401.',
    fix: [{ text: 'Copy the token again, with nothing before or after it.' }, newToken],
  }),
});

const prefixOf = (kind: Kind): string =>
  tokenFormats.find((format) => format.kind === kind)?.prefix ?? '';

function faultText(fault: Fault): string {
  switch (fault.type) {
    case 'too-long':
      return `it has ${fault.actual} characters, ${fault.actual - fault.expected} more than the ${fault.expected} of a whole one.`;
    case 'bad-character':
      return `character ${fault.position} is none of the digits 0–9 and a–f.`;
    case 'upper-case':
      return 'it has capital letters; tokens are in lower case.';
    case 'mistyped':
      return 'a letter stands in the place of a digit that looks like it (O for 0, l for 1).';
    case 'prefix':
      return `its beginning should be ${fault.expected}`;
    case 'doubled':
      return 'it stands there twice.';
    case 'surroundings':
      return 'there are other signs right beside it.';
  }
}
