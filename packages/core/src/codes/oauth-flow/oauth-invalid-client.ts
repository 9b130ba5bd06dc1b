import { links } from '../../knowledge/links.ts';
import { defineCode, type Words } from '../define.ts';
import { oauthErrorOf } from '../subject.ts';

export interface Evidence {
  readonly secretMissing: boolean;
  /** The authorization page says it, which gets no secret. */
  readonly atPage?: true;
}

/** A confidential client that sends no secret gets `invalid_request` (observed in 2026). */
export const oauthInvalidClient = defineCode<Evidence>()({
  code: 'oauth-invalid-client',
  family: 'oauth-flow',
  title: 'The client ID or client secret is wrong',
  severity: 'error',
  rule: (subject) => {
    if (oauthErrorOf(subject, 'invalid_client') !== null) {
      const atPage = subject.facts.some(({ type }) => type === 'authorization-link');
      const evidence = { secretMissing: false, ...(atPage && { atPage }) };
      return { confidence: 'likely', evidence };
    }
    return oauthErrorOf(subject, 'invalid_request') !== null
      ? { confidence: 'likely', evidence: { secretMissing: true } }
      : null;
  },
  words: ({ secretMissing, atPage }) =>
    atPage
      ? wordsAtPage
      : {
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
        },
});

const wordsAtPage: Words = {
  title: 'DigitalOcean doesn’t know the client ID in the link',
  what: 'The authorization page rejects the app that the link names.',
  why: 'The OAuth app was deleted, or its client ID is wrong. No secret is involved in this step.',
  fix: [
    {
      text: 'Look for the client ID in the list of your OAuth apps. Ask its maker if the app isn’t yours:',
      url: links.applications,
    },
  ],
};
