import type { Fault, Repair } from '../../classify/kinds.ts';
import type { Kind } from '../../knowledge/kinds.ts';
import { tokenFormats } from '../../knowledge/token-formats.ts';
import type { Rule } from '../case.ts';

/** Repairs that touch the value itself, as the faults that they mend. */
const faults: Partial<Record<Repair, Fault>> = {
  'letter-case': { type: 'upper-case' },
  mistyped: { type: 'mistyped' },
  doubled: { type: 'doubled' },
  surroundings: { type: 'surroundings' },
};

export const malformedToken: Rule<'malformed-token'> = ({ credential }) => {
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
  // A comma or a bracket beside a pasted value is most often no part of it.
  const certain = mended !== 'surroundings' || credential.exact;
  return { confidence: certain ? 'certain' : 'possible', evidence: { kind, fault, mended: true } };
};

const prefixOf = (kind: Kind): string =>
  tokenFormats.find((format) => format.kind === kind)?.prefix ?? '';
