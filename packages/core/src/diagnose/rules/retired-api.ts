import { type Rule, requestEvidence, urlOf } from '../case.ts';

/** API v1 ended in November 2015: its paths, and its two parameters in place of a token. */
export const retiredApi: Rule<'retired-api'> = (known) => {
  const url = urlOf(known);
  const oldPath = url?.service === 'api' && url.path !== null && /^\/v1(?:\/|$)/.test(url.path);
  const oldKey = known.credential?.kind === 'api-v1-key';
  return oldPath || oldKey ? { confidence: 'certain', evidence: requestEvidence(known) } : null;
};
