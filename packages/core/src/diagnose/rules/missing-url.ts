import { type Rule, requestEvidence, requestOf } from '../case.ts';

export const missingUrl: Rule<'missing-url'> = (known) => {
  const request = requestOf(known);
  if (request?.url !== 'missing' || request.authScheme === null) return null;
  return { confidence: 'certain', evidence: requestEvidence(known) };
};
