import { oauthErrorOf, type Rule } from '../case.ts';

export const oauthInvalidScope: Rule<'oauth-invalid-scope'> = (known) => {
  const error = oauthErrorOf(known, 'invalid_scope');
  return error === null ? null : { confidence: 'likely', evidence: { inLink: error.inLink } };
};
