import type { Fact, OAuthError } from '../../facts.ts';
import { anyOf, anyWord, sequence } from '../../text/patterns.ts';
import { headerRefusalIn } from './header-refusals.ts';

/** What a program says that found no credential, or an empty one. */
const noCredential = anyOf(
  [
    /access token is required/, // doctl
    /token cannot be empty/, // spawn
    /input required and not supplied: \w{0,40}token/, // GitHub Actions
    // Programs of many kinds, about a token or the variable for it.
    sequence([
      /(?:token|DIGITALOCEAN_\w{1,40}|DO_\w{1,40})["']? (?:is |must be )?/,
      anyOf([
        /not (?:set|found|provided)/,
        /must be specified/,
        anyWord('unset required empty missing'),
      ]),
      /\b/,
    ]),
    /no (?:api |access )?token (?:was )?(?:provided|found|specified|given)/,
    /missing (?:api |access )?token\b/,
    /missing required arguments?: \w{0,20}token/, // Ansible
    /token (?:for auth )?must be specified/, // Packer
    /no value for required variable/, // Terraform
    /requires the --digitalocean-access-token/, // docker-machine
    /some credentials information are missing/, // lego
    /credentials? information incomplete/,
  ],
  'i',
);
/** The name of a variable in such a message. */
const variableName = /\b(?:DIGITALOCEAN|DO|TF_VAR)_[A-Za-z_]{2,30}\b/;

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

/** The errors of an OAuth flow in a text. */
export function oauthErrorsIn(text: string): Fact[] {
  if (!oauthHint.test(text)) return [];
  return oauthErrors
    .filter(({ pattern }) => pattern.test(text))
    .map(({ error }) => ({ type: 'oauth-error', origin: 'pasted', error, inLink: false }));
}

/** What a program in the text says about its own request before sending it. */
export function requestErrorsIn(text: string, tool: string | null): Fact[] {
  const facts: Fact[] = [];
  const refusal = headerRefusalIn(text);
  if (refusal !== null) facts.push(refusal);
  if (noScheme.test(text)) {
    const url = { scheme: '', service: 'other', host: null, path: null } as const;
    facts.push({ type: 'request', origin: 'pasted', tool, method: null, url, authScheme: null });
  }
  if (noCredential.test(text)) {
    const variable = variableName.exec(text)?.[0] ?? null;
    facts.push({ type: 'no-credential', origin: 'pasted', tool, variable });
  }
  return facts;
}
