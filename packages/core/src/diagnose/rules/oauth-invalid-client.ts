import { hasOAuthError, type Rule } from '../case.ts';

/** A confidential client that sends no secret is told `invalid_request`, as was seen in 2026. */
export const oauthInvalidClient: Rule<'oauth-invalid-client'> = (known) => {
  if (hasOAuthError(known, 'invalid_client')) {
    return { confidence: 'likely', evidence: { secretMissing: false } };
  }
  return hasOAuthError(known, 'invalid_request')
    ? { confidence: 'likely', evidence: { secretMissing: true } }
    : null;
};
