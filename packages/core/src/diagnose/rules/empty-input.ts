import type { Rule } from '../case.ts';

export const emptyInput: Rule<'empty-input'> = ({ blank, credential }) => {
  if (blank) return { confidence: 'certain', evidence: { what: 'paste', name: null } };
  if (credential?.shape.type !== 'empty') return null;
  return {
    confidence: 'certain',
    evidence: { what: 'value', name: credential.role?.name ?? null },
  };
};
