import { hasOAuthError, type Rule } from '../case.ts';

export const oauthInvalidGrant: Rule<'oauth-invalid-grant'> = (known) =>
  hasOAuthError(known, 'invalid_grant') ? { confidence: 'likely', evidence: {} } : null;
