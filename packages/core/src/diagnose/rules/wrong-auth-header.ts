import { type Rule, requestEvidence, requestOf, urlOf } from '../case.ts';

export const wrongAuthHeader: Rule<'wrong-auth-header'> = (known) => {
  const sending = requestOf(known)?.sending;
  if (sending?.type !== 'header' || (urlOf(known)?.service ?? 'api') !== 'api') return null;
  return { confidence: 'likely', evidence: { ...requestEvidence(known), name: sending.name } };
};
