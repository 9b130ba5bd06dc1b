import { hasOAuthError, type Rule } from '../case.ts';

export const oauthAccessDenied: Rule<'oauth-access-denied'> = (known) =>
  hasOAuthError(known, 'access_denied') ? { confidence: 'likely', evidence: {} } : null;
