import type { Rule } from '../case.ts';
import type { Code } from '../codes.ts';
import { accountLocked } from './account-locked.ts';
import { accountMismatch } from './account-mismatch.ts';
import { accountWarning } from './account-warning.ts';
import { authorizationCode } from './authorization-code.ts';
import { blockedByIntermediary } from './blocked-by-intermediary.ts';
import { clockSkew } from './clock-skew.ts';
import { connectionFailed } from './connection-failed.ts';
import { connectionTimeout } from './connection-timeout.ts';
import { dnsFailure } from './dns-failure.ts';
import { duplicateCredential } from './duplicate-credential.ts';
import { emailUnverified } from './email-unverified.ts';
import { emptyInput } from './empty-input.ts';
import { encodedToken } from './encoded-token.ts';
import { endpointsDisagreeing } from './endpoints-disagree.ts';
import { excessScope } from './excess-scope.ts';
import { expiresSoon } from './expires-soon.ts';
import { foreignToken } from './foreign-token.ts';
import { fullAccess } from './full-access.ts';
import { inferenceKey } from './inference-key.ts';
import { insecureUrl } from './insecure-url.ts';
import { invisibleCharacters } from './invisible-characters.ts';
import { kindMismatch } from './kind-mismatch.ts';
import { legacyApiKey } from './legacy-api-key.ts';
import { malformedToken } from './malformed-token.ts';
import { maskedToken } from './masked-token.ts';
import { missingAuthHeader } from './missing-auth-header.ts';
import { missingAuthScheme } from './missing-auth-scheme.ts';
import { missingUrl } from './missing-url.ts';
import { multipleCredentials } from './multiple-credentials.ts';
import { oauthAccessDenied } from './oauth-access-denied.ts';
import { oauthClientCredential } from './oauth-client-credential.ts';
import { oauthInvalidClient } from './oauth-invalid-client.ts';
import { oauthInvalidGrant } from './oauth-invalid-grant.ts';
import { oauthInvalidScope } from './oauth-invalid-scope.ts';
import { oauthRedirectMismatch } from './oauth-redirect-mismatch.ts';
import { otherProductCredential } from './other-product-credential.ts';
import { otherService } from './other-service.ts';
import { placeholderToken } from './placeholder-token.ts';
import { proxyFailure } from './proxy-failure.ts';
import { rateLimited } from './rate-limited.ts';
import { refreshToken } from './refresh-token.ts';
import { registryCredential } from './registry-credential.ts';
import { repeatedAuthScheme } from './repeated-auth-scheme.ts';
import { requestRefused } from './request-refused.ts';
import { requiredScopeMissing } from './required-scope-missing.ts';
import { retiredApi } from './retired-api.ts';
import { scopeMissing } from './scope-missing.ts';
import { secretUnset } from './secret-unset.ts';
import { serviceUnavailable } from './service-unavailable.ts';
import { spacesKey } from './spaces-key.ts';
import { strayWhitespace } from './stray-whitespace.ts';
import { surroundingQuotes } from './surrounding-quotes.ts';
import { tlsUntrusted } from './tls-untrusted.ts';
import { tokenAccepted } from './token-accepted.ts';
import { tokenExpired } from './token-expired.ts';
import { tokenInUrl } from './token-in-url.ts';
import { tokenRejected } from './token-rejected.ts';
import { tokenRevoked } from './token-revoked.ts';
import { truncatedToken } from './truncated-token.ts';
import { unexpandedVariable } from './unexpanded-variable.ts';
import { unexpectedResponse } from './unexpected-response.ts';
import { unrecognizedCredential } from './unrecognized-credential.ts';
import { wellFormed } from './well-formed.ts';
import { wrongAuthHeader } from './wrong-auth-header.ts';
import { wrongAuthScheme } from './wrong-auth-scheme.ts';
import { wrongHost } from './wrong-host.ts';

/**
 * One rule a code; `unexplained` is what remains when none of them applies. Of equals the first one
 * is said first: what the token is worth, then what else is the matter with it.
 */
export const rules: { readonly [C in Exclude<Code, 'unexplained'>]: Rule<C> } = {
  'token-accepted': tokenAccepted,
  'well-formed': wellFormed,
  'full-access': fullAccess,
  'authorization-code': authorizationCode,
  'refresh-token': refreshToken,
  'oauth-client-credential': oauthClientCredential,
  'spaces-key': spacesKey,
  'inference-key': inferenceKey,
  'registry-credential': registryCredential,
  'legacy-api-key': legacyApiKey,
  'other-product-credential': otherProductCredential,
  'foreign-token': foreignToken,
  'unrecognized-credential': unrecognizedCredential,
  'empty-input': emptyInput,
  'placeholder-token': placeholderToken,
  'unexpanded-variable': unexpandedVariable,
  'masked-token': maskedToken,
  'truncated-token': truncatedToken,
  'malformed-token': malformedToken,
  'stray-whitespace': strayWhitespace,
  'surrounding-quotes': surroundingQuotes,
  'invisible-characters': invisibleCharacters,
  'encoded-token': encodedToken,
  'multiple-credentials': multipleCredentials,
  'missing-auth-header': missingAuthHeader,
  'missing-auth-scheme': missingAuthScheme,
  'wrong-auth-scheme': wrongAuthScheme,
  'repeated-auth-scheme': repeatedAuthScheme,
  'wrong-auth-header': wrongAuthHeader,
  'token-in-url': tokenInUrl,
  'wrong-host': wrongHost,
  'insecure-url': insecureUrl,
  'retired-api': retiredApi,
  'missing-url': missingUrl,
  'oauth-access-denied': oauthAccessDenied,
  'oauth-invalid-grant': oauthInvalidGrant,
  'oauth-redirect-mismatch': oauthRedirectMismatch,
  'oauth-invalid-scope': oauthInvalidScope,
  'oauth-invalid-client': oauthInvalidClient,
  'token-rejected': tokenRejected,
  'token-expired': tokenExpired,
  'token-revoked': tokenRevoked,
  'endpoints-disagree': endpointsDisagreeing,
  'scope-missing': scopeMissing,
  'account-locked': accountLocked,
  'account-warning': accountWarning,
  'email-unverified': emailUnverified,
  'clock-skew': clockSkew,
  'request-refused': requestRefused,
  'other-service': otherService,
  'rate-limited': rateLimited,
  'service-unavailable': serviceUnavailable,
  'blocked-by-intermediary': blockedByIntermediary,
  'dns-failure': dnsFailure,
  'tls-untrusted': tlsUntrusted,
  'proxy-failure': proxyFailure,
  'connection-failed': connectionFailed,
  'connection-timeout': connectionTimeout,
  'unexpected-response': unexpectedResponse,
  'expires-soon': expiresSoon,
  'required-scope-missing': requiredScopeMissing,
  'excess-scope': excessScope,
  'kind-mismatch': kindMismatch,
  'account-mismatch': accountMismatch,
  'duplicate-credential': duplicateCredential,
  'secret-unset': secretUnset,
};
