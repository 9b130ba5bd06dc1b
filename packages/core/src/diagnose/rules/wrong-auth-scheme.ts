import { type Rule, requestOf } from '../case.ts';

export const wrongAuthScheme: Rule<'wrong-auth-scheme'> = (known) => {
  const request = requestOf(known);
  const sending = request?.sending;
  if (request == null || sending == null || sending.type === 'no-scheme') return null;
  // Schemes are case-insensitive (RFC 9110, section 11.1).
  if (sending.type === 'scheme' && sending.scheme.toLowerCase() === 'bearer') return null;
  return { confidence: 'likely', evidence: { sending, tool: request.tool } };
};
