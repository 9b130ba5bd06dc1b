import { grantOf, type Rule, wasAsked } from '../case.ts';

/** Nothing is wrong to be seen, and nobody was asked. */
export const wellFormed: Rule<'well-formed'> = (known) => {
  const { credential } = known;
  if (credential?.shape.type !== 'well-formed' || credential.role !== null || wasAsked(known))
    return null;
  if (!['personal-access-token', 'oauth-access-token', 'legacy-token'].includes(credential.kind))
    return null;
  const { kind, alternatives } = credential;
  return {
    confidence: alternatives.length > 0 ? 'likely' : 'certain',
    evidence: { kind, alternatives, lifetime: grantOf(known)?.lifetime ?? null },
  };
};
