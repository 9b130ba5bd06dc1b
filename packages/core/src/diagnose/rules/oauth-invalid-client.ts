import { oauthErrorOf, type Rule } from '../case.ts';

/** A confidential client that sends no secret is told `invalid_request`, as was seen in 2026. */
export const oauthInvalidClient: Rule<'oauth-invalid-client'> = (known) => {
  if (oauthErrorOf(known, 'invalid_client') !== null) {
    return { confidence: 'likely', evidence: { secretMissing: false } };
  }
  return oauthErrorOf(known, 'invalid_request') !== null
    ? { confidence: 'likely', evidence: { secretMissing: true } }
    : null;
};
