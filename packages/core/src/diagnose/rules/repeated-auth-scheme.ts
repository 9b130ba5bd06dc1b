import { type Rule, requestEvidence, requestOf, urlOf } from '../case.ts';

export const repeatedAuthScheme: Rule<'repeated-auth-scheme'> = (known) => {
  const repeated =
    requestOf(known)?.authScheme?.type === 'repeated-scheme' ||
    known.credential?.repairs.includes('scheme');
  return repeated && urlOf(known)?.service !== 'other'
    ? { confidence: 'likely', evidence: requestEvidence(known) }
    : null;
};
