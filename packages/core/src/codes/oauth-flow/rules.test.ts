import {
  oauthError,
  pastedAnswer,
  personalToken,
  unauthorized,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';
import type { AuthorizationLink, AuthorizationLinkSeen } from '../../facts.ts';

const wholeLink: AuthorizationLink = {
  responseType: 'code',
  clientId: true,
  redirectUri: 'https',
  scopes: ['read'],
  state: true,
  codeChallenge: false,
};
const link = (parts: Partial<AuthorizationLink> = {}): AuthorizationLinkSeen => ({
  type: 'authorization-link',
  origin: 'pasted',
  ...wholeLink,
  ...parts,
});
const linkFault = (parts: Partial<AuthorizationLink>) =>
  [
    { facts: [link(parts)] },
    { confidence: 'certain', severity: 'warning', evidence: { ...wholeLink, ...parts } },
  ] as const;

testRule('oauth-authorization-url', {
  'is information for a whole link': [
    { facts: [link()] },
    { confidence: 'certain', severity: 'info', evidence: wholeLink },
  ],
  'is information for the implicit flow': [
    { facts: [link({ responseType: 'token' })] },
    { confidence: 'certain', severity: 'info', evidence: { ...wholeLink, responseType: 'token' } },
  ],
  'is information for a callback to this machine': [
    { facts: [link({ redirectUri: 'http-local' })] },
    {
      confidence: 'certain',
      severity: 'info',
      evidence: { ...wholeLink, redirectUri: 'http-local' },
    },
  ],
  'is a warning without response_type': linkFault({ responseType: 'missing' }),
  'is a warning for another response_type': linkFault({ responseType: 'unsupported' }),
  'is a warning without client_id': linkFault({ clientId: false }),
  'is a warning without redirect_uri': linkFault({ redirectUri: 'missing' }),
  'is a warning for a callback over http': linkFault({ redirectUri: 'http' }),
  'is a warning without state': linkFault({ state: false }),
  'does not apply without a link': [{ facts: [oauthError('invalid_grant')] }, null],
});

testRule('oauth-access-denied', {
  'is likely for the error in the text': [
    { facts: [oauthError('access_denied')] },
    { confidence: 'likely', severity: 'error', evidence: {} },
  ],
  'does not apply to another error': [{ facts: [oauthError('invalid_grant')] }, null],
  'does not apply to a 401 of the API': [
    { credential: personalToken, facts: [pastedAnswer(unauthorized)] },
    null,
  ],
});

testRule('oauth-invalid-grant', {
  'is likely for the error in the text': [
    { facts: [oauthError('invalid_grant')] },
    { confidence: 'likely', severity: 'error', evidence: {} },
  ],
  'does not apply to another error': [{ facts: [oauthError('invalid_client')] }, null],
});

testRule('oauth-redirect-mismatch', {
  'is likely for the error in the text': [
    { facts: [oauthError('redirect_uri_mismatch')] },
    { confidence: 'likely', severity: 'error', evidence: { inLink: false } },
  ],
  'is likely for an authorization link without a redirect_uri': [
    { facts: [oauthError('redirect_uri_mismatch', { inLink: true })] },
    { confidence: 'likely', severity: 'error', evidence: { inLink: true } },
  ],
  'rests on the answer when the text shows both': [
    {
      facts: [
        oauthError('redirect_uri_mismatch', { inLink: true }),
        oauthError('redirect_uri_mismatch'),
      ],
    },
    { confidence: 'likely', severity: 'error', evidence: { inLink: false } },
  ],
  'does not apply to another error': [{ facts: [oauthError('invalid_scope')] }, null],
});

testRule('oauth-invalid-scope', {
  'is likely for the error in the text': [
    { facts: [oauthError('invalid_scope')] },
    { confidence: 'likely', severity: 'error', evidence: { inLink: false } },
  ],
  'is likely for an authorization link that separates scopes by commas': [
    { facts: [oauthError('invalid_scope', { inLink: true })] },
    { confidence: 'likely', severity: 'error', evidence: { inLink: true } },
  ],
  'does not apply to another error': [{ facts: [oauthError('redirect_uri_mismatch')] }, null],
});

testRule('oauth-invalid-client', {
  'is likely for invalid_client': [
    { facts: [oauthError('invalid_client')] },
    { confidence: 'likely', severity: 'error', evidence: { secretMissing: false } },
  ],
  'is likely for invalid_request, as when the secret is missing': [
    { facts: [oauthError('invalid_request')] },
    { confidence: 'likely', severity: 'error', evidence: { secretMissing: true } },
  ],
  'rests on invalid_client when the text shows both': [
    { facts: [oauthError('invalid_request'), oauthError('invalid_client')] },
    { confidence: 'likely', severity: 'error', evidence: { secretMissing: false } },
  ],
  'does not apply to another error': [{ facts: [oauthError('invalid_grant')] }, null],
  'says that it is the authorization page that doesn’t know the application': [
    { facts: [link(), oauthError('invalid_client')] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { secretMissing: false, atPage: true },
    },
  ],
});
