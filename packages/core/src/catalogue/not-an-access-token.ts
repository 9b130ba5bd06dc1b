import { aKind } from '../knowledge/kinds.ts';
import { links, tokenEndpoint } from '../knowledge/links.ts';
import type { Entries } from './entry.ts';

const exchange = [
  `curl -X POST ${tokenEndpoint}`,
  '-d grant_type=authorization_code',
  '-d code="$CODE"',
  '-d client_id="$CLIENT_ID"',
  '-d client_secret="$CLIENT_SECRET"',
  '-d redirect_uri="$REDIRECT_URI"',
].join(' \\\n  ');

const apiToken = {
  text: 'For the API, make a personal access token (dop_v1_…):',
  url: links.tokens,
};

const refresh = [
  `curl -X POST ${tokenEndpoint}`,
  '-d grant_type=refresh_token',
  '-d refresh_token="$REFRESH_TOKEN"',
  '-d client_id="$CLIENT_ID"',
  '-d client_secret="$CLIENT_SECRET"',
].join(' \\\n  ');

export const notAnAccessToken: Entries<
  | 'authorization-code'
  | 'refresh-token'
  | 'oauth-client-credential'
  | 'spaces-key'
  | 'inference-key'
  | 'registry-credential'
  | 'legacy-api-key'
  | 'other-product-credential'
  | 'foreign-token'
  | 'unrecognized-credential'
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
  'spaces-key': {
    title: 'This is a key for Spaces, not an API token',
    severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
    what: ({ kind }) => `The value has the shape of ${aKind(kind)}.`,
    why: () =>
      'Spaces speaks the S3 protocol and has keys of its own: an access key id (20 characters, DO…) and a secret key (43 characters). The API does not know them, and Spaces does not know API tokens.',
    fix: () => [
      {
        text: 'Use both keys together, in programs that speak S3. They are made here:',
        url: links.spacesKeys,
      },
      apiToken,
    ],
  },
  'inference-key': {
    title: 'This is a key for inference, not an API token',
    severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
    what: ({ kind }) => `The value has the shape of ${aKind(kind)}.`,
    why: ({ where }) =>
      `${where} The API at api.digitalocean.com does not know it, so doctl, Terraform and the like fail with it.`.trim(),
    fix: () => [
      {
        text: 'Keep the two in variables of their own, for example MODEL_ACCESS_KEY and DIGITALOCEAN_ACCESS_TOKEN.',
      },
      apiToken,
    ],
  },
  'registry-credential': {
    title: 'This is a login for the container registry',
    severity: 'info',
    what: () => 'The Docker configuration holds a login for registry.digitalocean.com.',
    why: () =>
      'Docker and Kubernetes use it to pull and push images. For the API, use a token by itself; a login that doctl made opens the registry alone.',
    fix: () => [{ text: 'To make the login anew:', command: 'doctl registry login' }, apiToken],
  },
  'legacy-api-key': {
    title: 'This is a key for API v1, which ended in 2015',
    severity: 'error',
    what: ({ parameter }) =>
      `“${parameter ?? 'api_key'}” belongs to API v1, which took a client id and an API key in the URL.`,
    why: () =>
      'API v1 was switched off in November 2015. Programs that use it cannot work any more.',
    fix: () => [
      { text: 'Look for a newer version of the program, one that speaks API v2.' },
      apiToken,
    ],
  },
  'other-product-credential': {
    title: 'This belongs to another DigitalOcean product',
    severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
    what: ({ what }) => `The value has the shape of ${what}.`,
    why: ({ where }) => `${where} The API does not accept it, so it was not sent anywhere.`,
    fix: () => [apiToken],
  },
  'foreign-token': {
    title: 'This is a credential of another provider',
    severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
    what: ({ providers, what }) =>
      `The value has the shape of ${what === '' ? 'a credential' : `${what}`} (${providers.join(' or ')}).`,
    why: ({ where, expiresAt }) =>
      `${where} It was not sent anywhere.${expiresAt === null ? '' : ` By its own words it expires on ${expiresAt.slice(0, 10)}.`}`,
    fix: ({ inPlace }) =>
      inPlace
        ? []
        : [{ text: 'Put it back where it belongs, and put a DigitalOcean token here.' }, apiToken],
  },
  'unrecognized-credential': {
    title: 'This does not look like a DigitalOcean token',
    severity: 'error',
    what: ({ belongsToOtherService }) =>
      belongsToOtherService
        ? 'The text speaks of another service, so the value was not sent anywhere.'
        : 'The value has none of the known shapes, so it was not sent anywhere.',
    why: () =>
      'A DigitalOcean token is dop_v1_ or doo_v1_ followed by 64 hexadecimal digits; one from before March 2022 is the 64 digits alone.',
    fix: () => [{ text: 'Look where the value comes from.' }, apiToken],
  },
};
