import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { oauthErrorOf } from '../subject.ts';

export interface Evidence {
  readonly secretMissing: boolean;
}

/** A confidential client that sends no secret gets `invalid_request` (observed in 2026). */
export const oauthInvalidClient = defineCode<Evidence>()({
  code: 'oauth-invalid-client',
  family: 'oauth-flow',
  title: 'The client ID or client secret is wrong',
  severity: 'error',
  rule: (subject) => {
    if (oauthErrorOf(subject, 'invalid_client') !== null) {
      return { confidence: 'likely', evidence: { secretMissing: false } };
    }
    return oauthErrorOf(subject, 'invalid_request') !== null
      ? { confidence: 'likely', evidence: { secretMissing: true } }
      : null;
  },
  words: ({ secretMissing }) => ({
    ...(secretMissing && { title: 'The client secret is missing' }),
    what: `The token endpoint returned \`${secretMissing ? 'invalid_request' : 'invalid_client'}\`.`,
    why: secretMissing
      ? 'An app with a secret gets this error without `client_secret`; a missing or repeated parameter can cause it too.'
      : 'The ID and secret don’t belong together, or the app was deleted.',
    fix: [
      {
        text: 'Print the length of both variables where the app runs; 0 means empty or not set:',
        command: 'echo "${#CLIENT_ID} ${#CLIENT_SECRET}"',
      },
      {
        text: 'Compare both values with those of your app:',
        url: links.applications,
      },
    ],
  }),
});
