import { links, tokenEndpoint } from '../../knowledge/links.ts';
import { isAccepted, isRejection } from '../answers.ts';
import { defineCode } from '../define.ts';
import { stepsOf, toldIn } from '../story.ts';
import { answersOf, requestOf, urlOf } from '../subject.ts';

export interface Evidence {
  /** The parameter that contains it; null if the text doesn't call the value a code. */
  readonly parameter: string | null;
  /** The request goes to the token endpoint, where a code belongs. */
  readonly inExchange: boolean;
}

const exchange = [
  `curl ${tokenEndpoint}`,
  '-d grant_type=authorization_code -d code="$CODE"',
  '-d client_id="$CLIENT_ID" -d client_secret="$CLIENT_SECRET"',
  '-d redirect_uri="$REDIRECT_URI"',
].join(' \\\n  ');

/**
 * Certain if the text calls the value a code. 64 hexadecimal digits that DigitalOcean rejects, or
 * that a request carries, may be a code, because codes have the same format as tokens from before
 * 2022.
 */
export const authorizationCode = defineCode<Evidence>()({
  code: 'authorization-code',
  family: 'not-an-access-token',
  title: 'Authorization code used as a token',
  severity: ({ inExchange }) => (inExchange ? 'info' : 'error'),
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.shape.type !== 'well-formed') return null;
    const request = requestOf(subject);
    if (credential.kind === 'authorization-code') {
      const inExchange =
        request?.authScheme == null && (urlOf(subject)?.path?.endsWith('/oauth/token') ?? false);
      return {
        confidence: 'certain',
        evidence: { parameter: credential.role?.name ?? null, inExchange },
      };
    }
    const isSuspicious = answersOf(subject).some(isRejection) || request?.authScheme != null;
    if (
      !credential.alternatives.includes('authorization-code') ||
      isAccepted(subject) ||
      !isSuspicious
    )
      return null;
    return { confidence: 'possible', evidence: { parameter: null, inExchange: false } };
  },
  words: (evidence, context) => {
    const { parameter, inExchange } = evidence;
    const told = toldIn(context, 'oauth-in-browser');
    if (told !== null) return { title: told.title, what: told.fits, why: '', fix: stepsOf(told) };
    if (inExchange) {
      return {
        title: 'The authorization code is in the right place',
        what: `The request to the token endpoint contains the code in the parameter \`${parameter ?? 'code'}\`, where it belongs.`,
        why: 'The code works once, so token-check didn’t send it.',
        fix: [{ text: 'Call the API with the `access_token` of the response, not with the code.' }],
      };
    }
    return {
      ...(parameter === null
        ? {
            what: 'The value is 64 hexadecimal digits without a prefix, as in the `?code=` of a callback URL.',
            why: 'The API accepts only the access token that your app gets in exchange for the code.',
          }
        : {
            title: 'Exchange the authorization code for an access token',
            what: `The parameter \`${parameter}\` contains an OAuth authorization code, which the API doesn’t accept as a token.`,
            why: 'The code works once and expires soon, so token-check didn’t send it.',
          }),
      fix: [
        {
          text:
            parameter === null
              ? 'Exchange the value on your server if it comes from a callback URL:'
              : 'Exchange the code on your server, then call the API with the `access_token` of the response:',
          command: exchange,
        },
        { text: 'Sign in again for a new code if this one was used or has expired.' },
        {
          text: 'Use PKCE if the app can’t keep a secret, for example on a phone:',
          url: links.oauthDocs,
        },
      ],
    };
  },
});
