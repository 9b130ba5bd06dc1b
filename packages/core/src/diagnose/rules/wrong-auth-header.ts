import { type Rule, requestEvidence, requestOf, urlOf } from '../case.ts';

export const wrongAuthHeader: Rule<'wrong-auth-header'> = (known) => {
  const authScheme = requestOf(known)?.authScheme;
  if (authScheme?.type !== 'header' || (urlOf(known)?.service ?? 'api') !== 'api') return null;
  return { confidence: 'likely', evidence: { ...requestEvidence(known), name: authScheme.name } };
};
