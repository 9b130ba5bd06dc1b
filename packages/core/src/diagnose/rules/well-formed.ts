import { grantOf, isAccessToken, type Rule, wasAsked } from '../case.ts';

/** Nothing is wrong to be seen, and nobody was asked. */
export const wellFormed: Rule<'well-formed'> = (known) => {
  const { credential } = known;
  if (credential === null || !isAccessToken(known) || wasAsked(known)) return null;
  const { kind, alternatives } = credential;
  return {
    confidence: alternatives.length > 0 ? 'likely' : 'certain',
    evidence: {
      kind,
      alternatives,
      lifetime: grantOf(known)?.lifetime ?? null,
      skipped: known.skipped,
    },
  };
};
