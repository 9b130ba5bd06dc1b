import { type Rule, requestEvidence, requestOf, urlOf } from '../case.ts';

export const missingAuthScheme: Rule<'missing-auth-scheme'> = (known) => {
  if (requestOf(known)?.authScheme?.type !== 'no-scheme') return null;
  // A variable may hold the scheme too; an empty value is another matter.
  if (['empty', 'reference'].includes(known.credential?.shape.type ?? 'empty')) return null;
  if (['other', 'provider'].includes(urlOf(known)?.service ?? '')) return null;
  return { confidence: 'likely', evidence: requestEvidence(known) };
};
