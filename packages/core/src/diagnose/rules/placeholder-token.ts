import type { Rule } from '../case.ts';

export const placeholderToken: Rule<'placeholder-token'> = ({ credential }) =>
  credential?.shape.type === 'placeholder'
    ? {
        confidence: credential.shape.confidence,
        evidence: { name: credential.role?.name ?? null, unset: credential.shape.unset === true },
      }
    : null;
