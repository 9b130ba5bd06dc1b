import { oauthErrorOf, type Rule } from '../case.ts';

export const oauthInvalidGrant: Rule<'oauth-invalid-grant'> = (known) =>
  oauthErrorOf(known, 'invalid_grant') !== null ? { confidence: 'likely', evidence: {} } : null;
