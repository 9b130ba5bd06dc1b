import { links, tokenEndpoint } from '../../knowledge/links.ts';
import { isAccepted, isRejection } from '../answers.ts';
import { defineCode } from '../define.ts';
import { answersOf, requestOf, urlOf } from '../subject.ts';

export interface Evidence {
  /** The parameter that contains it; null if the text doesn't call the value a code. */
  readonly parameter: string | null;
  /** The request goes to the token endpoint, where a code belongs. */
  readonly inExchange: boolean;
}

const exchange = [
  `curl -X POST ${tokenEndpoint}`,
  '-d grant_type=authorization_code',
  '-d code="$CODE"',
  '-d client_id="$CLIENT_ID"',
  '-d client_secret="$CLIENT_SECRET"',
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
  title: 'This is an authorization code, not a token',
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
  words: (evidence) => {
    const { parameter, inExchange } = evidence;
    return {
      what: whatFor(evidence),
      why: `A code is a voucher: your application exchanges it once, soon after it was issued, for an access token. Only that token opens the API.${parameter === null ? '' : ' This check sends a code nowhere, for it is good for one use only.'}`,
      fix: [
        {
          text:
            parameter === null
              ? 'If it came from a callback URL, exchange it on your server, where the client secret is safe:'
              : 'Exchange the code on your server, where the client secret is safe. Use the access_token of the answer:',
          command: exchange,
        },
        {
          text: 'A phone or desktop app cannot keep a secret: register it as a public client and send code_verifier (PKCE) instead of client_secret. Or use the implicit flow (response_type=token): the token then comes in the fragment of the callback, #access_token=…',
          url: links.oauthDocs,
        },
        ...(inExchange
          ? []
          : [
              {
                text: 'A code that was used or has become too old is worthless: open the authorization page again for a new one.',
              },
            ]),
      ],
    };
  },
});

function whatFor({ parameter, inExchange }: Evidence): string {
  if (inExchange)
    return `“${parameter}” holds an OAuth authorization code, in the request where it belongs.`;
  return parameter !== null
    ? `It stands in the parameter “${parameter}”, so it is an OAuth authorization code. The API does not accept one as a token.`
    : 'It may be the value of “?code=” from a callback URL. Tokens issued since March 2022 begin with dop_v1_ or doo_v1_; this value has no prefix.';
}
