import type { AuthorizationLink, Fact, OAuthError, RequestUrl } from '../facts.ts';
import { serviceOf, shownHost, shownPath } from '../knowledge/hosts.ts';
import { linesWith } from '../text/lines.ts';
import {
  type Candidate,
  candidate,
  carriedBy,
  type Found,
  maxCandidates,
  type Span,
} from './candidate.ts';
import { isTokenName, parameterHint, roleOf } from './field-names.ts';
import { isOAuthError } from './oauth-errors.ts';
import { isCode } from './values.ts';

/** Parameters after `?`, `&` or `#`, or at the start of a line: `?code=…`, `#access_token=…`. */
const parameter = /(^[ \t]{0,8}|[?&#]|&amp;)([A-Za-z][\w-]{1,40})=([^&#\s"'<>`()[\]]{0,4096})/gm;
/** The part before the parameters: scheme, host and path. */
const address =
  /^(?<scheme>[a-z][a-z0-9+.-]{1,30}):\/\/(?<host>[^/?#]{0,255})(?<path>[^?#]{0,500})/i;
const maxUrlLength = 2048;
/** `https://TOKEN@host/`, `https://user:TOKEN@host/`. */
const userinfo = /\bhttps?:\/\/([^\s/@:"']{0,500})(?::([^\s/@"']{0,500}))?@([\w.-]{1,255})/gi;

const otherProviders =
  /\b(?:google|github|gitlab|bitbucket|facebook|microsoft(?:online)?|auth0|okta|keycloak|slack|discord|linkedin|twitch|dropbox)\b/i;

/** Whether an authorization code is for the sign-in with another provider, which its URL names. */
function isOfOtherProvider(name: string, line: string, at: number): boolean {
  if (name !== 'code') return false;
  const before = line.slice(Math.max(0, at - 400), at);
  return otherProviders.test(before.split(/\s/).at(-1) ?? '');
}

/** Credentials in URLs, and in pieces of URLs. */
export function extractUrl(text: string): Found {
  const candidates: Candidate[] = [];
  const facts: Fact[] = [];
  const spans: Span[] = [];
  // API v1 requests had both; alone, a client id belongs to OAuth.
  const isOfV1 = /[?&]client_id=/i.test(text) && /[?&]api_key=/i.test(text);
  const isOfDigitalOcean = /digital ?ocean/i.test(text);
  const isOfOtherIssuer = !isOfDigitalOcean && /[?&]iss=/.test(text);

  for (const line of linesWith(text, parameterHint)) {
    for (const match of line.text.matchAll(parameter)) {
      const [whole, mark = '', name = '', value = ''] = match;
      if (name === 'error' && !isOfOtherIssuer && isOAuthError(value)) {
        facts.push({ type: 'oauth-error', origin: 'pasted', error: value, inLink: false });
      }
      const v1 = isOfV1 && /^(?:client_id|api_key)$/i.test(name);
      if (!v1 && !isOfInterest(mark, name, value)) continue;
      if (!isOfDigitalOcean && isOfOtherProvider(name, line.text, match.index)) continue;
      if (candidates.length >= maxCandidates) break;
      const at = line.at + match.index;
      spans.push([at + mark.length, at + whole.length]);
      // `%(code)s` is filled in by Python.
      if (value === '' || value === '%') continue;
      const url = mark === '#' ? null : urlBefore(line.text, match.index);
      const request =
        url !== null && roleOf(name) === null && url.service !== 'other'
          ? { ...carriedBy({ type: 'query', parameter: name }), url }
          : null;
      candidates.push(
        candidate(decode(value), { form: 'url', name: v1 ? `v1:${name}` : name }, request),
      );
    }
  }
  facts.push(...authorizeFaults(text), ...authorizationLink(text));
  for (const match of text.includes('@') ? text.matchAll(userinfo) : []) {
    const [whole, user = '', password = '', host = ''] = match;
    const value = password || user;
    if (value === '' || !/\d/.test(value) || serviceOf(host) === 'other') continue;
    const url = { scheme: 'https', service: serviceOf(host), host: shownHost(host), path: null };
    candidates.push(
      candidate(decode(value), { form: 'url' }, { ...carriedBy({ type: 'userinfo' }), url }),
    );
    spans.push([match.index, match.index + whole.length]);
  }
  return { candidates, facts, spans };
}

const authorizeLink =
  // A guide writes <callback url> for a value.
  /https:\/\/cloud\.digitalocean\.com\/v1\/oauth\/authorize\?((?:[^\s"'<>]|<[^<>\n]{1,60}>){1,2000})/i;

/** What DigitalOcean rejects in a link to its authorization page (RFC 6749, section 4.1.1). */
function authorizeFaults(text: string): Fact[] {
  const query = authorizeLink.exec(text)?.[1];
  if (query === undefined) return [];
  const parameters = new URLSearchParams(query);
  const faults: OAuthError[] = [];
  if (!parameters.get('redirect_uri')) faults.push('redirect_uri_mismatch');
  if (/[,;]/.test(parameters.get('scope') ?? '')) faults.push('invalid_scope');
  return faults.map((error) => ({ type: 'oauth-error', origin: 'pasted', error, inLink: true }));
}

/** The parameters of a link to the authorization page. */
function authorizationLink(text: string): Fact[] {
  const query = authorizeLink.exec(text)?.[1];
  if (query === undefined) return [];
  const parameters = new URLSearchParams(query.replace(/&amp;/g, '&'));
  const type = parameters.get('response_type') ?? '';
  const scopes = (parameters.get('scope') ?? '').split(/[ ,;]+/);
  return [
    {
      type: 'authorization-link',
      origin: 'pasted',
      responseType:
        type === '' ? 'missing' : type === 'code' || type === 'token' ? type : 'unsupported',
      clientId: Boolean(parameters.get('client_id')),
      redirectUri: callbackOf(parameters.get('redirect_uri') ?? ''),
      scopes: scopes.filter((scope) => /^[a-z_]{2,30}(?::[a-z_]{2,20})?$/.test(scope)).slice(0, 20),
      state: Boolean(parameters.get('state')),
      codeChallenge: Boolean(parameters.get('code_challenge')),
    },
  ];
}

function callbackOf(address: string): AuthorizationLink['redirectUri'] {
  if (address === '') return 'missing';
  if (/^https:/i.test(address)) return 'https';
  if (!/^http:/i.test(address)) return 'custom';
  return /^http:\/\/(?:localhost|127\.|\[::1\])/i.test(address) ? 'http-local' : 'http';
}

function isOfInterest(mark: string, name: string, value: string): boolean {
  const inUrl = mark.trim() !== '';
  // The value of a setting may follow in quotes.
  if (value === '' && !inUrl) return false;
  const role = roleOf(name);
  // In many URLs `code` is something short.
  if (role === 'authorization-code') return isCode(value) || /[<{$%]|CODE/.test(value);
  return role !== null || (inUrl && isTokenName(name));
}

/** The URL that a parameter belongs to: back to the last white space, quote or bracket. */
function urlBefore(text: string, at: number): RequestUrl | null {
  let start = at;
  while (start > 0 && at - start < maxUrlLength && !/[\s"'<>()]/.test(text[start - 1] as string))
    start--;
  const written = text.slice(start, at);
  const url = written.slice(written.search(/[a-z][a-z0-9+.-]{0,30}:\/\//i));
  const { scheme = '', host = '', path = '' } = address.exec(url)?.groups ?? {};
  if (host === '') return null;
  const name = host.replace(/^.*@/, '').replace(/:\d+$/, '');
  return {
    scheme: scheme.toLowerCase(),
    service: serviceOf(name),
    host: shownHost(name),
    path: shownPath(path),
  };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
