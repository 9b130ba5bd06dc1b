import { defineCode } from '../define.ts';
import { oauthErrorOf } from '../subject.ts';

export const oauthAccessDenied = defineCode<Record<never, never>>()({
  code: 'oauth-access-denied',
  family: 'oauth-flow',
  title: 'Access was denied on the authorization page',
  severity: 'error',
  rule: (subject) =>
    oauthErrorOf(subject, 'access_denied') !== null ? { confidence: 'likely', evidence: {} } : null,
  words: () => ({
    what: 'The text contains `access_denied`, the error that DigitalOcean sends to the callback.',
    why: 'The person chose Cancel, or isn’t allowed to grant access for the chosen team.',
    fix: [
      { text: 'Open the authorization page again, choose the right team and grant access.' },
      {
        text: 'Exchange the code of the new callback for a token:',
        see: 'authorization-code',
      },
    ],
  }),
});
