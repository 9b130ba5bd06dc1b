import { hasOAuthError, type Rule } from '../case.ts';

export const oauthInvalidScope: Rule<'oauth-invalid-scope'> = (known) =>
  hasOAuthError(known, 'invalid_scope') ? { confidence: 'likely', evidence: {} } : null;
