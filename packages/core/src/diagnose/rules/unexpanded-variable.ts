import { requestOf, type Rule } from '../case.ts';

export const unexpandedVariable: Rule<'unexpanded-variable'> = (known) => {
  const shape = known.credential?.shape;
  if (shape?.type !== 'reference') return null;
  const { syntax, name, expands } = shape;
  const sent = requestOf(known)?.sending != null && !expands;
  return {
    confidence: sent ? 'certain' : 'possible',
    evidence: { syntax, name, expands, sent },
  };
};
