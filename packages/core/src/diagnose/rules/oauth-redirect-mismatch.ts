import { hasOAuthError, type Rule } from '../case.ts';

export const oauthRedirectMismatch: Rule<'oauth-redirect-mismatch'> = (known) =>
  hasOAuthError(known, 'redirect_uri_mismatch') ? { confidence: 'likely', evidence: {} } : null;
