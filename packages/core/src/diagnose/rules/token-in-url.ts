import { type Rule, requestEvidence, requestOf, urlOf } from '../case.ts';

export const tokenInUrl: Rule<'token-in-url'> = (known) => {
  const authScheme = requestOf(known)?.authScheme;
  if (authScheme?.type !== 'query' && authScheme?.type !== 'userinfo') return null;
  if (known.credential?.kind === 'api-v1-key' || urlOf(known)?.service !== 'api') return null;
  return { confidence: 'likely', evidence: requestEvidence(known) };
};
