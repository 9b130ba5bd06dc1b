import { type Rule, requestEvidence, requestOf, urlOf } from '../case.ts';

export const wrongAuthScheme: Rule<'wrong-auth-scheme'> = (known) => {
  const authScheme = requestOf(known)?.authScheme;
  if (authScheme?.type !== 'basic-user' && authScheme?.type !== 'scheme') return null;
  // Schemes are case-insensitive (RFC 9110, section 11.1).
  if (authScheme.type === 'scheme' && authScheme.scheme.toLowerCase() === 'bearer') return null;
  const service = urlOf(known)?.service ?? 'api';
  if (service !== 'api' && service !== 'control-panel') return null;
  return { confidence: 'likely', evidence: requestEvidence(known) };
};
