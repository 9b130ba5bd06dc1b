import type { Fact, OAuthError } from '../../facts.ts';
import { anyOf } from '../../text/patterns.ts';
import { headerRefusalIn } from './header-refusals.ts';
import { missingCredentialIn } from './missing-credential.ts';

/** What DigitalOcean's OAuth server says: its pages in words, its answers in RFC 6749's codes. */
const oauthErrors: readonly { readonly error: OAuthError; readonly pattern: RegExp }[] = [
  {
    error: 'redirect_uri_mismatch',
    pattern: /redirect[_ ]ur[il] included is not valid|invalid_redirect_uri|redirect_uri_mismatch/i,
  },
  { error: 'invalid_scope', pattern: /requested scope is invalid|\binvalid_scope\b/i },
  { error: 'invalid_grant', pattern: /\binvalid_grant\b|authorization grant is invalid/i },
  { error: 'invalid_client', pattern: /\binvalid_client\b|client authentication failed due to/i },
  {
    error: 'access_denied',
    pattern: /\berror["']?[=:]\s?["']?access_denied|resource owner or authorization server denied/i,
  },
];
/** A word of each of them: the cheap look before the exact one. */
const oauthHint = /grant|scope|redirect|client|denied/i;

/** What clients say about an address without a scheme, before they send anything. */
const noScheme = anyOf(
  [
    /unsupported protocol scheme/, // Go
    /no scheme supplied|unknown url type: '(?!http)/, // requests, urllib
    /missing an? 'https?:\/\/'/, // httpx
    /URI with undefined scheme|no scheme was found/, // Java, OkHttp
    /relative URL without a base/, // Rust
    /only absolute URLs are supported/, // node-fetch
  ],
  'i',
);

/** Amazon's host with a region of DigitalOcean's: the client was given a region, and no endpoint. */
const spacesAtAmazon =
  /\bs3[.-](?:nyc[123]|sfo[123]|ams[23]|sgp1|lon1|fra1|tor1|blr1|syd1|atl1|ric1)\.amazonaws\.com/i;

/** Another authorization server than DigitalOcean's. */
const isOfOtherIssuer = (text: string): boolean =>
  /[?&]iss=|\bopenid-connect\b|accounts\.google\.|login\.microsoftonline|\.(?:okta|auth0)\.com/i.test(
    text,
  ) && !/cloud\.digitalocean\.com/i.test(text);

/** The errors of an OAuth flow in a text. */
export function oauthErrorsIn(text: string): Fact[] {
  if (!oauthHint.test(text) || isOfOtherIssuer(text)) return [];
  return oauthErrors
    .filter(({ pattern }) => pattern.test(text))
    .map(({ error }) => ({ type: 'oauth-error', origin: 'pasted', error, inLink: false }));
}

/** What a program in the text says about its own request before sending it. */
export function requestErrorsIn(text: string, tool: string | null): Fact[] {
  const facts: Fact[] = [];
  const refusal = headerRefusalIn(text, tool);
  if (refusal !== null) facts.push(refusal);
  if (noScheme.test(text)) {
    const url = { scheme: '', service: 'other', host: null, path: null } as const;
    facts.push({ type: 'request', origin: 'pasted', tool, method: null, url, authScheme: null });
  }
  if (spacesAtAmazon.test(text)) {
    const url = { scheme: 'https', service: 'provider', host: null, path: null } as const;
    facts.push({
      type: 'request',
      origin: 'pasted',
      tool,
      method: null,
      url,
      authScheme: null,
      spacesAtAmazon: true,
    });
  }
  const missing = missingCredentialIn(text, tool);
  if (missing !== null) facts.push(missing);
  return facts;
}
