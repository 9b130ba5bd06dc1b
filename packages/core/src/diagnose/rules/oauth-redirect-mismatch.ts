import { oauthErrorOf, type Rule } from '../case.ts';

export const oauthRedirectMismatch: Rule<'oauth-redirect-mismatch'> = (known) => {
  const error = oauthErrorOf(known, 'redirect_uri_mismatch');
  return error === null ? null : { confidence: 'likely', evidence: { inLink: error.inLink } };
};
