import { oauthErrorOf, type Rule } from '../case.ts';

export const oauthAccessDenied: Rule<'oauth-access-denied'> = (known) =>
  oauthErrorOf(known, 'access_denied') !== null ? { confidence: 'likely', evidence: {} } : null;
