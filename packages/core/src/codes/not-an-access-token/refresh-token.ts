import { tokenEndpoint } from '../../knowledge/links.ts';
import { contextForToken, thenCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { requestOf } from '../subject.ts';

export interface Evidence {
  /** It is in a field of that name, and no request carries it. */
  readonly inPlace: boolean;
  readonly field: string | null;
}

const refresh = [
  `curl ${tokenEndpoint}`,
  '-d grant_type=refresh_token -d refresh_token="$REFRESH_TOKEN"',
  '-d client_id="$CLIENT_ID" -d client_secret="$CLIENT_SECRET"',
].join(' \\\n  ');

export const refreshToken = defineCode<Evidence>()({
  code: 'refresh-token',
  family: 'not-an-access-token',
  title: 'This is a refresh token, not an access token',
  severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.kind !== 'oauth-refresh-token' || credential.shape.type !== 'well-formed')
      return null;
    const field = credential.role?.kind === 'oauth-refresh-token' ? credential.role.name : null;
    const isSent = requestOf(subject)?.authScheme != null;
    return { confidence: 'certain', evidence: { field, inPlace: field !== null && !isSent } };
  },
  words: ({ inPlace, field }, context) => ({
    ...(inPlace && { title: 'The refresh token is in the right field' }),
    what:
      field === null
        ? 'The prefix `dor_v1_` marks an OAuth refresh token, but the API accepts only access tokens.'
        : `The field \`${field}\` contains an OAuth refresh token${inPlace ? '' : ', but the API accepts only access tokens'}.`,
    why: 'Checking a refresh token would use it up, so token-check didn’t send it.',
    fix: [
      ...(inPlace
        ? []
        : [
            thenCheck(
              'Send the access token of the same response, which starts with `doo_v1_`, and check it.',
              contextForToken(context),
            ),
          ]),
      {
        text: 'Refresh the access token if it has expired, and save both new tokens:',
        command: refresh,
      },
    ],
  }),
});
