import { defineCode } from '../define.ts';
import { oauthErrorOf } from '../subject.ts';

export const oauthAccessDenied = defineCode<Record<never, never>>()({
  code: 'oauth-access-denied',
  family: 'oauth-flow',
  title: 'The user did not grant access',
  severity: 'error',
  rule: (subject) =>
    oauthErrorOf(subject, 'access_denied') !== null ? { confidence: 'likely', evidence: {} } : null,
  words: () => ({
    what: 'DigitalOcean’s authorization page sent the error “access_denied” to the callback.',
    why: 'Somebody pressed Cancel, or may not grant access for the chosen team.',
    fix: [
      {
        text: 'Open the authorization page again and grant access, as a member of the right team.',
      },
    ],
  }),
});
