import { type Rule, requestEvidence, requestOf, urlOf } from '../case.ts';

/** The whole command is there, goes to the API, and carries no credential. */
export const missingAuthHeader: Rule<'missing-auth-header'> = (known) => {
  const request = requestOf(known);
  if (request === null || request.authScheme !== null || known.credential !== null) return null;
  if (urlOf(known)?.service !== 'api') return null;
  return { confidence: 'likely', evidence: requestEvidence(known) };
};
