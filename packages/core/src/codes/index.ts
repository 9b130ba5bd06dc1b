import { blockedByIntermediary } from './could-not-tell/blocked-by-intermediary.ts';
import { endpointsDisagree } from './could-not-tell/endpoints-disagree.ts';
import { otherService } from './could-not-tell/other-service.ts';
import { partlyRead } from './could-not-tell/partly-read.ts';
import { rateLimited } from './could-not-tell/rate-limited.ts';
import { requestRefused } from './could-not-tell/request-refused.ts';
import { serviceUnavailable } from './could-not-tell/service-unavailable.ts';
import { unexpectedResponse } from './could-not-tell/unexpected-response.ts';
import { unreadableAnswer } from './could-not-tell/unreadable-answer.ts';
import { emptyInput } from './damaged/empty-input.ts';
import { encodedToken } from './damaged/encoded-token.ts';
import { invisibleCharacters } from './damaged/invisible-characters.ts';
import { malformedToken } from './damaged/malformed-token.ts';
import { maskedToken } from './damaged/masked-token.ts';
import { multipleCredentials } from './damaged/multiple-credentials.ts';
import { placeholderToken } from './damaged/placeholder-token.ts';
import { strayWhitespace } from './damaged/stray-whitespace.ts';
import { surroundingQuotes } from './damaged/surrounding-quotes.ts';
import { truncatedToken } from './damaged/truncated-token.ts';
import { unexpandedVariable } from './damaged/unexpanded-variable.ts';
import { accountMismatch } from './expectation/account-mismatch.ts';
import { duplicateCredential } from './expectation/duplicate-credential.ts';
import { excessScope } from './expectation/excess-scope.ts';
import { expiresSoon } from './expectation/expires-soon.ts';
import { kindMismatch } from './expectation/kind-mismatch.ts';
import { requiredScopeMissing } from './expectation/required-scope-missing.ts';
import { secretUnset } from './expectation/secret-unset.ts';
import { fullAccess } from './fine/full-access.ts';
import { tokenAccepted } from './fine/token-accepted.ts';
import { wellFormed } from './fine/well-formed.ts';
import { unexplained } from './last-resort/unexplained.ts';
import { connectionFailed } from './no-connection/connection-failed.ts';
import { connectionTimeout } from './no-connection/connection-timeout.ts';
import { dnsFailure } from './no-connection/dns-failure.ts';
import { proxyFailure } from './no-connection/proxy-failure.ts';
import { tlsUntrusted } from './no-connection/tls-untrusted.ts';
import { authorizationCode } from './not-an-access-token/authorization-code.ts';
import { foreignToken } from './not-an-access-token/foreign-token.ts';
import { inferenceKey } from './not-an-access-token/inference-key.ts';
import { legacyApiKey } from './not-an-access-token/legacy-api-key.ts';
import { oauthClientCredential } from './not-an-access-token/oauth-client-credential.ts';
import { otherProductCredential } from './not-an-access-token/other-product-credential.ts';
import { refreshToken } from './not-an-access-token/refresh-token.ts';
import { registryCredential } from './not-an-access-token/registry-credential.ts';
import { spacesKey } from './not-an-access-token/spaces-key.ts';
import { unrecognizedCredential } from './not-an-access-token/unrecognized-credential.ts';
import { oauthAccessDenied } from './oauth-flow/oauth-access-denied.ts';
import { oauthAuthorizationUrl } from './oauth-flow/oauth-authorization-url.ts';
import { oauthInvalidClient } from './oauth-flow/oauth-invalid-client.ts';
import { oauthInvalidGrant } from './oauth-flow/oauth-invalid-grant.ts';
import { oauthInvalidScope } from './oauth-flow/oauth-invalid-scope.ts';
import { oauthRedirectMismatch } from './oauth-flow/oauth-redirect-mismatch.ts';
import { generalQuestion } from './questions/general-question.ts';
import { accountLocked } from './server-answer/account-locked.ts';
import { accountWarning } from './server-answer/account-warning.ts';
import { clockSkew } from './server-answer/clock-skew.ts';
import { emailUnverified } from './server-answer/email-unverified.ts';
import { scopeMissing } from './server-answer/scope-missing.ts';
import { tokenExpired } from './server-answer/token-expired.ts';
import { tokenRejected } from './server-answer/token-rejected.ts';
import { tokenRevoked } from './server-answer/token-revoked.ts';
import { insecureUrl } from './wrong-request/insecure-url.ts';
import { missingAuthHeader } from './wrong-request/missing-auth-header.ts';
import { missingAuthScheme } from './wrong-request/missing-auth-scheme.ts';
import { missingUrl } from './wrong-request/missing-url.ts';
import { repeatedAuthScheme } from './wrong-request/repeated-auth-scheme.ts';
import { retiredApi } from './wrong-request/retired-api.ts';
import { tokenInUrl } from './wrong-request/token-in-url.ts';
import { wrongAuthHeader } from './wrong-request/wrong-auth-header.ts';
import { wrongAuthScheme } from './wrong-request/wrong-auth-scheme.ts';
import { wrongHost } from './wrong-request/wrong-host.ts';

/**
 * Every diagnosis code. Findings of equal severity and confidence are reported in this order: first
 * whether the token works, then what else is wrong with it.
 */
export const definitions = [
  tokenAccepted,
  wellFormed,
  fullAccess,
  authorizationCode,
  refreshToken,
  oauthAuthorizationUrl,
  oauthClientCredential,
  spacesKey,
  inferenceKey,
  registryCredential,
  legacyApiKey,
  otherProductCredential,
  foreignToken,
  unrecognizedCredential,
  emptyInput,
  placeholderToken,
  unexpandedVariable,
  maskedToken,
  truncatedToken,
  malformedToken,
  strayWhitespace,
  surroundingQuotes,
  invisibleCharacters,
  encodedToken,
  multipleCredentials,
  missingAuthHeader,
  missingAuthScheme,
  wrongAuthScheme,
  repeatedAuthScheme,
  wrongAuthHeader,
  tokenInUrl,
  wrongHost,
  insecureUrl,
  retiredApi,
  missingUrl,
  oauthAccessDenied,
  oauthInvalidGrant,
  oauthRedirectMismatch,
  oauthInvalidScope,
  oauthInvalidClient,
  tokenRejected,
  tokenExpired,
  tokenRevoked,
  endpointsDisagree,
  scopeMissing,
  accountLocked,
  accountWarning,
  emailUnverified,
  clockSkew,
  requestRefused,
  otherService,
  rateLimited,
  serviceUnavailable,
  blockedByIntermediary,
  dnsFailure,
  tlsUntrusted,
  proxyFailure,
  connectionFailed,
  unreadableAnswer,
  connectionTimeout,
  unexpectedResponse,
  partlyRead,
  expiresSoon,
  requiredScopeMissing,
  excessScope,
  kindMismatch,
  accountMismatch,
  duplicateCredential,
  secretUnset,
  generalQuestion,
  unexplained,
] as const;
