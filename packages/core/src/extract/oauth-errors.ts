import type { OAuthError } from '../facts.ts';

const oauthErrors: ReadonlySet<string> = new Set<OAuthError>([
  'access_denied',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'redirect_uri_mismatch',
]);

export function isOAuthError(value: string): value is OAuthError {
  return oauthErrors.has(value);
}
