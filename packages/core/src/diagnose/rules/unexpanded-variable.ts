import { type Rule, requestOf } from '../case.ts';

export const unexpandedVariable: Rule<'unexpanded-variable'> = (known) => {
  const shape = known.credential?.shape;
  if (shape?.type !== 'reference') return null;
  const { syntax, name, expands } = shape;
  // What fills in a workflow file or a template does so before anything is sent.
  const filledIn = expands || syntax === 'github-actions' || syntax === 'template';
  const sent = requestOf(known)?.sending != null && !filledIn;
  return {
    confidence: sent ? 'certain' : 'possible',
    evidence: { syntax, name, expands, sent },
  };
};
