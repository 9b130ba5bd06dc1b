import { type Rule, requestEvidence, urlOf } from '../case.ts';

export const insecureUrl: Rule<'insecure-url'> = (known) => {
  const url = urlOf(known);
  if (url?.scheme !== 'http' || (url.service !== 'api' && url.service !== 'control-panel'))
    return null;
  return { confidence: 'likely', evidence: requestEvidence(known) };
};
