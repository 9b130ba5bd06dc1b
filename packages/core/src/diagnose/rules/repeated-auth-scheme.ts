import { type Rule, requestEvidence, requestOf } from '../case.ts';

export const repeatedAuthScheme: Rule<'repeated-auth-scheme'> = (known) => {
  const repeated =
    requestOf(known)?.sending?.type === 'repeated-scheme' ||
    known.credential?.repairs.includes('scheme');
  return repeated ? { confidence: 'likely', evidence: requestEvidence(known) } : null;
};
