import type { Rule } from '../case.ts';

export const kindMismatch: Rule<'kind-mismatch'> = ({ credential, expected }) => {
  if (credential === null || expected?.kind == null || credential.kind === expected.kind) {
    return null;
  }
  return {
    // 64 digits without a prefix may be the one or the other.
    confidence: credential.alternatives.includes(expected.kind) ? 'possible' : 'certain',
    evidence: { expected: expected.kind, actual: credential.kind },
  };
};
