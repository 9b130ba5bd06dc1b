import { type Rule, requestEvidence, requestOf, urlOf } from '../case.ts';

export const wrongAuthScheme: Rule<'wrong-auth-scheme'> = (known) => {
  const sending = requestOf(known)?.sending;
  if (sending?.type !== 'basic-user' && sending?.type !== 'scheme') return null;
  // Schemes are case-insensitive (RFC 9110, section 11.1).
  if (sending.type === 'scheme' && sending.scheme.toLowerCase() === 'bearer') return null;
  const service = urlOf(known)?.service ?? 'api';
  if (service !== 'api' && service !== 'control-panel') return null;
  return { confidence: 'likely', evidence: requestEvidence(known) };
};
