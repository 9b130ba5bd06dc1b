import type { RulesOf } from '../case.ts';
import { oauthAccessDenied } from '../rules/oauth-access-denied.ts';
import { oauthInvalidClient } from '../rules/oauth-invalid-client.ts';
import { oauthInvalidGrant } from '../rules/oauth-invalid-grant.ts';
import { oauthInvalidScope } from '../rules/oauth-invalid-scope.ts';
import { oauthRedirectMismatch } from '../rules/oauth-redirect-mismatch.ts';

export const oauthFlow: RulesOf<'oauth-flow'> = {
  'oauth-access-denied': oauthAccessDenied,
  'oauth-invalid-grant': oauthInvalidGrant,
  'oauth-redirect-mismatch': oauthRedirectMismatch,
  'oauth-invalid-scope': oauthInvalidScope,
  'oauth-invalid-client': oauthInvalidClient,
};
