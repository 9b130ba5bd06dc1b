import { defineCode } from '../define.ts';
import { oauthErrorOf } from '../subject.ts';

export const oauthInvalidGrant = defineCode<Record<never, never>>()({
  code: 'oauth-invalid-grant',
  family: 'oauth-flow',
  title: 'The code or the refresh token is not accepted any more',
  severity: 'error',
  rule: (subject) =>
    oauthErrorOf(subject, 'invalid_grant') !== null ? { confidence: 'likely', evidence: {} } : null,
  words: () => ({
    what: 'The token endpoint answered “invalid_grant”.',
    why: 'The code or refresh token was used before, is too old, was issued to another client, or the redirect URI is not the one of the authorization request. Both work once.',
    fix: [
      {
        text: 'Open the authorization page again for a new code, and exchange it at once, with the same redirect_uri.',
        see: 'authorization-code',
      },
      { text: 'Save both tokens of every answer: a refresh makes the old pair worthless.' },
    ],
  }),
});
