import type { Rule } from '../case.ts';

export const malformedToken: Rule<'malformed-token'> = ({ credential }) =>
  credential?.shape.type === 'malformed'
    ? {
        confidence: credential.kind === 'unknown' ? 'likely' : 'certain',
        evidence: { kind: credential.kind, fault: credential.shape.fault },
      }
    : null;
