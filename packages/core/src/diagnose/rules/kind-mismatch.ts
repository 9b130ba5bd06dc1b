import type { Rule } from '../case.ts';

export const kindMismatch: Rule<'kind-mismatch'> = ({ credential, expected }) => {
  if (credential === null || expected?.kind == null) return null;
  // What is no credential at all has a diagnosis of its own.
  if (credential.kind === expected.kind || credential.kind === 'unknown') return null;
  return {
    // 64 digits without a prefix may be the one or the other.
    confidence: credential.alternatives.includes(expected.kind) ? 'possible' : 'certain',
    evidence: { expected: expected.kind, actual: credential.kind },
  };
};
