import type { Entries } from './entry.ts';
import { links, tokenEndpoint } from './links.ts';
import { aKind } from './names.ts';

const exchange = [
  `curl -X POST ${tokenEndpoint}`,
  '-d grant_type=authorization_code',
  '-d code="$CODE"',
  '-d client_id="$CLIENT_ID"',
  '-d client_secret="$CLIENT_SECRET"',
  '-d redirect_uri="$REDIRECT_URI"',
].join(' \\\n  ');

const refresh = [
  `curl -X POST ${tokenEndpoint}`,
  '-d grant_type=refresh_token',
  '-d refresh_token="$REFRESH_TOKEN"',
  '-d client_id="$CLIENT_ID"',
  '-d client_secret="$CLIENT_SECRET"',
].join(' \\\n  ');

export const notAnAccessToken: Entries<
  'authorization-code' | 'refresh-token' | 'oauth-client-credential' | 'unrecognized-credential'
> = {
  'authorization-code': {
    title: 'This is an authorization code, not a token',
    severity: ({ inExchange }) => (inExchange ? 'info' : 'error'),
    what: ({ parameter, inExchange }) => {
      if (inExchange)
        return `“${parameter}” holds an OAuth authorization code, in the request where it belongs.`;
      return parameter !== null
        ? `It stands in the parameter “${parameter}”, so it is an OAuth authorization code. The API does not accept one as a token.`
        : 'It may be the value of “?code=” from a callback URL. Tokens issued since March 2022 begin with dop_v1_ or doo_v1_; this value has no prefix.';
    },
    why: ({ parameter }) =>
      `A code is a voucher: your application exchanges it once, soon after it was issued, for an access token. Only that token opens the API.${parameter === null ? '' : ' This check sends a code nowhere, for it is good for one use only.'}`,
    fix: ({ parameter, inExchange }) => [
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
  },
  'refresh-token': {
    title: 'This is a refresh token, not an access token',
    severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
    what: ({ inPlace, field }) =>
      inPlace
        ? `The field “${field}” holds the refresh token, where it belongs.`
        : 'The prefix dor_v1_ marks an OAuth refresh token. The API accepts access tokens only.',
    why: () =>
      'A refresh token does one thing: it gets a new pair of access and refresh token, once. A check would spend it, so it was not sent anywhere.',
    fix: ({ inPlace }) => [
      ...(inPlace
        ? []
        : [{ text: 'Send the API the access token that came with it: it begins with doo_v1_.' }]),
      {
        text: 'When the access token has expired, refresh it and keep both new values; the old pair stops working:',
        command: refresh,
      },
    ],
  },
  'oauth-client-credential': {
    title: 'This identifies an OAuth application; it is not a token',
    severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
    what: ({ kind, field }) => `“${field}” holds ${aKind(kind)}.`,
    why: () =>
      'Client id and client secret name your application to DigitalOcean when it asks for a token. They open nothing themselves.',
    fix: () => [
      { text: 'Get an access token with them and send that one to the API.', url: links.oauthDocs },
    ],
  },
  'unrecognized-credential': {
    title: 'This does not look like a DigitalOcean token',
    severity: 'error',
    what: () => 'The value has none of the known shapes, so it was not sent anywhere.',
    why: () =>
      'A DigitalOcean token is dop_v1_ or doo_v1_ followed by 64 hexadecimal digits; one from before March 2022 is the 64 digits alone.',
    fix: () => [
      {
        text: 'Look where the value comes from. For your own tools, make a personal access token:',
        url: links.tokens,
      },
    ],
  },
};
