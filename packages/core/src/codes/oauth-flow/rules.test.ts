import {
  oauthError,
  pastedAnswer,
  personalToken,
  unauthorized,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';

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
});
