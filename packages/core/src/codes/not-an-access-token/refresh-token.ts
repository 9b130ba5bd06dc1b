import { tokenEndpoint } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { requestOf } from '../subject.ts';

export interface Evidence {
  /** It is in a field of that name, and no request carries it. */
  readonly inPlace: boolean;
  readonly field: string | null;
}

const refresh = [
  `curl -X POST ${tokenEndpoint}`,
  '-d grant_type=refresh_token',
  '-d refresh_token="$REFRESH_TOKEN"',
  '-d client_id="$CLIENT_ID"',
  '-d client_secret="$CLIENT_SECRET"',
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
  words: ({ inPlace, field }) => ({
    what: inPlace
      ? `The field “${field}” holds the refresh token, where it belongs.`
      : 'The prefix dor_v1_ marks an OAuth refresh token. The API accepts access tokens only.',
    why: 'A refresh token does one thing: it gets a new pair of access and refresh token, once. A check would spend it, so it was not sent anywhere.',
    fix: [
      ...(inPlace
        ? []
        : [{ text: 'Send the API the access token that came with it: it begins with doo_v1_.' }]),
      {
        text: 'When the access token has expired, refresh it and keep both new values; the old pair stops working:',
        command: refresh,
      },
    ],
  }),
});
