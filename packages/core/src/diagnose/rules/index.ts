import type { Rule } from '../case.ts';
import type { Code } from '../codes.ts';
import { authorizationCode } from './authorization-code.ts';
import { connectionFailed } from './connection-failed.ts';
import { connectionTimeout } from './connection-timeout.ts';
import { emptyInput } from './empty-input.ts';
import { malformedToken } from './malformed-token.ts';
import { missingAuthScheme } from './missing-auth-scheme.ts';
import { missingUrl } from './missing-url.ts';
import { oauthClientCredential } from './oauth-client-credential.ts';
import { placeholderToken } from './placeholder-token.ts';
import { rateLimited } from './rate-limited.ts';
import { refreshToken } from './refresh-token.ts';
import { scopeMissing } from './scope-missing.ts';
import { serviceUnavailable } from './service-unavailable.ts';
import { tokenAccepted } from './token-accepted.ts';
import { tokenRejected } from './token-rejected.ts';
import { truncatedToken } from './truncated-token.ts';
import { unexpandedVariable } from './unexpanded-variable.ts';
import { unexpectedResponse } from './unexpected-response.ts';
import { unrecognizedCredential } from './unrecognized-credential.ts';
import { wellFormed } from './well-formed.ts';
import { wrongAuthScheme } from './wrong-auth-scheme.ts';

/** One rule a code; `unexplained` is what remains when none of them applies. */
export const rules: { readonly [C in Exclude<Code, 'unexplained'>]: Rule<C> } = {
  'token-accepted': tokenAccepted,
  'well-formed': wellFormed,
  'authorization-code': authorizationCode,
  'refresh-token': refreshToken,
  'oauth-client-credential': oauthClientCredential,
  'unrecognized-credential': unrecognizedCredential,
  'empty-input': emptyInput,
  'placeholder-token': placeholderToken,
  'unexpanded-variable': unexpandedVariable,
  'truncated-token': truncatedToken,
  'malformed-token': malformedToken,
  'missing-auth-scheme': missingAuthScheme,
  'wrong-auth-scheme': wrongAuthScheme,
  'missing-url': missingUrl,
  'token-rejected': tokenRejected,
  'scope-missing': scopeMissing,
  'rate-limited': rateLimited,
  'service-unavailable': serviceUnavailable,
  'connection-failed': connectionFailed,
  'connection-timeout': connectionTimeout,
  'unexpected-response': unexpectedResponse,
};
