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
  title: 'DigitalOcean does not accept the client id or the client secret',
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
    what: secretMissing
      ? 'The token endpoint answered “invalid_request”.'
      : 'The token endpoint answered “invalid_client”.',
    why: secretMissing
      ? 'This was seen when a confidential client sent no client_secret. A parameter that is missing or stands there twice gets the same answer.'
      : 'The id or the secret is wrong, or the application was deleted.',
    fix: [
      {
        text: 'Compare both with the application, and send them as form fields client_id and client_secret:',
        url: links.applications,
      },
    ],
  }),
});
