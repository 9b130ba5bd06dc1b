/**
 * What can come back for our two questions: whole answers as data, with where they were seen. AV2,
 * DC, SP and OA are DigitalOcean's repositories api-v2 (issues), doctl and openapi, and the tool
 * spawn; what has no source is general behaviour of HTTP, Cloudflare or networks.
 */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** A documented word of DigitalOcean's that the credential is refused, or over. */
  readonly documented?: 'refusal' | 'end';
  /** Why `fetch` never shows such an answer. */
  readonly notByFetch?: string;
  /** How often the question is asked where this is the answer: 3 for what passes. */
  readonly attempts?: 3;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const text = (status: number, body: string, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/plain', ...headers },
  body,
});

const page = (status: number, title: string, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body>${title}</body></html>`,
});

const refusal = (answer: HttpAnswer): HttpAnswer => ({ ...answer, documented: 'refusal' });
const end = (answer: HttpAnswer): HttpAnswer => ({ ...answer, documented: 'end' });
/** Gone a moment later, so it is asked again. */
const transientStatuses = (answer: HttpAnswer): HttpAnswer => ({ ...answer, attempts: 3 });

const challenge = (realm: string | null, rest: string): Record<string, string> => ({
  'www-authenticate': `Bearer ${realm === null ? '' : `realm="${realm}", `}${rest}`,
});
/** Doorkeeper's three sentences, config/locales/en.yml. */
const invalid = 'error="invalid_token", error_description="The access token is invalid"';
const expired = 'error="invalid_token", error_description="The access token expired"';
const revoked = 'error="invalid_token", error_description="The access token was revoked"';

const unable = { id: 'Unauthorized', message: 'Unable to authenticate you' };
const seconds = (fromNow: number): string => String(Math.floor(Date.now() / 1000) + fromNow);
const cloudflare = { server: 'cloudflare', 'cf-ray': '7d0c1b2a3f4e5d6c-FRA' };

/** OA account.yml; the uuid in both forms that were seen. */
const sammy = {
  droplet_limit: 25,
  floating_ip_limit: 3,
  email: 'sammy@example.com',
  name: 'Sammy Shark',
  uuid: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef',
  email_verified: true,
  status: 'active',
  status_message: ' ',
  team: { uuid: '5df3e3004a17e242b7c20ca6c9fc25b701a47ece', name: 'My Team' },
};
const account = (state: object = {}): HttpAnswer =>
  json(200, { account: { ...sammy, ...state } }, { 'ratelimit-remaining': '4993' });

/** `DC do/oauth.go`; not the least of it is optional there. */
const grant = {
  resource_owner_id: 1234567,
  scopes: ['account:read', 'droplet:read'],
  expires_in_seconds: 2_592_000,
  application: { uid: null },
  created_at: 1_760_000_000,
};
const tokenInfo = (state: object = {}): HttpAnswer => json(200, { ...grant, ...state });
const without = (field: keyof typeof grant): HttpAnswer => {
  const { [field]: _, ...rest } = grant;
  return json(200, rest);
};

/** `GET /v2/account` with 200. */
export const accounts = {
  'account as documented': account(),
  'account with a dashed uuid': account({ uuid: '9f0a3c1e-0000-4000-8000-1234567890ab' }),
  'account without what is newer': json(200, {
    account: { email: sammy.email, uuid: sammy.uuid, status: 'active' },
  }),
  'account with fields that nobody knows': account({ tier: 'gold', nested: { a: [1] } }),
  'account without a team': account({ team: null }),
  'account in a status that nobody knows': account({ status: 'dormant' }),
  'account as text/html': { ...account(), headers: { 'content-type': 'text/html' } },
  'account without a content-type': { ...account(), headers: {} },
  'account after a byte order mark': json(200, `\ufeff${JSON.stringify({ account: sammy })}`),
  'account that is locked': account({ status: 'locked' }),
  'account with a warning': account({ status: 'warning' }),
  'account with an unverified address': account({ email_verified: false }),
} satisfies Record<string, HttpAnswer>;

/** `GET /v1/oauth/token/info` with 200. */
export const grants = {
  'grant as documented': tokenInfo(),
  'grant without end': tokenInfo({ expires_in_seconds: null }),
  'grant that does not say its end': without('expires_in_seconds'),
  'grant for one second more': tokenInfo({ expires_in_seconds: 1 }),
  'grant beyond every calendar': tokenInfo({ expires_in_seconds: 1e300 }),
  'grant with its end as a string': tokenInfo({ expires_in_seconds: '3600' }),
  'grant of nothing': tokenInfo({ scopes: [] }),
  'grant from before 2024, as a string': tokenInfo({ scopes: 'read write' }),
  'grant from before 2024, as a list': tokenInfo({ scopes: ['read', 'write'] }),
  'grant of everything': tokenInfo({ scopes: ['api:read', 'api:write'] }),
  'grant of scopes that nobody knows': tokenInfo({ scopes: ['role_management:read', 'x:y'] }),
  'grant to no application': tokenInfo({ application: null }),
  'grant as text/plain': { ...tokenInfo(), headers: { 'content-type': 'text/plain' } },
  'grant with fields that nobody knows': tokenInfo({ plan: 'x' }),
  'grant with 0 seconds left': end(tokenInfo({ expires_in_seconds: 0 })),
  'grant with -5 seconds left': end(tokenInfo({ expires_in_seconds: -5 })),
} satisfies Record<string, HttpAnswer>;

/** 401 in DigitalOcean's own words; from both hosts. */
export const refusals = {
  '401 since March 2020 (AV2 189)': refusal(json(401, unable)),
  '401 until 2020, and in the description (OA unauthorized.yml)': refusal(
    json(401, { id: 'unauthorized', message: 'Unable to authenticate you.' }),
  ),
  '401 as plain text, 2018 to 2020 (AV2 189)': refusal(text(401, 'Unable to authenticate you')),
  '401 as plain text with a full stop': refusal(text(401, 'Unable to authenticate you.\n')),
  '401 as plain text that is called JSON (typhoon 165)': refusal(
    json(401, 'Unable to authenticate you'),
  ),
  '401 with a request id in the body (OA error.yml)': refusal(
    json(401, { ...unable, request_id: '5a7d0b0e-0000-4000-8000-73616e64626f' }),
  ),
  '401 in capitals': refusal(text(401, 'UNABLE TO AUTHENTICATE YOU')),
  '401 with DigitalOcean’s challenge and no body (AV2 56)': refusal(
    text(401, '', challenge('DigitalOcean', invalid)),
  ),
  '401 with DigitalOcean’s challenge and its body': refusal(
    json(401, unable, challenge('DigitalOcean', invalid)),
  ),
  // Whoever else sends a challenge on the way, the body is DigitalOcean's.
  '401 with its body and the challenge of another realm': refusal(
    json(401, unable, challenge('Doorkeeper', expired)),
  ),
} satisfies Record<string, HttpAnswer>;

/** Doorkeeper's challenges under DigitalOcean's realm; the third one of them was seen (AV2 56). */
export const ends = {
  '401 with the challenge “expired”': refusal(
    json(401, unable, challenge('DigitalOcean', expired)),
  ),
  '401 with the challenge “revoked”': refusal(
    json(401, unable, challenge('DigitalOcean', revoked)),
  ),
} satisfies Record<string, HttpAnswer>;

/** 403 in the words for a token that is known and lacks a scope. */
export const narrow = {
  '403 of today (community.digitalocean 375)': json(403, {
    id: 'Forbidden',
    message: 'You are not authorized to perform this operation',
  }),
  '403 of the registry (action-doctl 83)': json(403, {
    id: 'forbidden',
    message: 'you do not have access for the attempted action',
  }),
  '403 of the docs (OA description.yml)': json(403, {
    id: 'forbidden',
    message: 'You do not have access for the attempted action.',
  }),
  '403 of the description (OA forbidden.yml)': json(403, {
    id: 'forbidden',
    message: 'You do not have permission to perform this action.',
  }),
  '403 with a broken id (digitalocean-api-java 24)': json(403, {
    id: 'translation missing: en.status_code.forbidden.id',
    message: 'You do not have access for the attempted action.',
  }),
} satisfies Record<string, HttpAnswer>;

/** Cloudflare in front of the API stopped the request before anybody looked at the token. */
export const blocked = {
  '403 page of Cloudflare (digitalocean-api-java 111)': page(
    403,
    'Attention Required! | Cloudflare',
    cloudflare,
  ),
  '403 that keeps DigitalOcean bot-free (WhatWaf 836)': page(
    403,
    'Please complete the check to keep DigitalOcean bot-free',
    cloudflare,
  ),
  '403 “error code: 1020”': text(403, 'error code: 1020', cloudflare),
} satisfies Record<string, HttpAnswer>;

const busyBody = { id: 'too_many_requests', message: 'API Rate limit exceeded.' };

export const busy = {
  // A burst of a second is waited for.
  '429 for 1 second': transientStatuses(json(429, busyBody, { 'retry-after': '1' })),
  '429 for 38 seconds': json(429, busyBody, { 'retry-after': '38' }),
  '429 for an hour': json(429, busyBody, { 'retry-after': '3600' }),
  '429 until the hour is over (OA description.yml)': json(
    429,
    { id: 'too_many_requests', message: 'Too many requests' },
    { 'ratelimit-reset': seconds(1800) },
  ),
  '429 that was over before it came (dnscontrol 636)': json(429, busyBody, {
    'ratelimit-reset': seconds(-60),
  }),
  '429 until a date': json(429, busyBody, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }),
  '429 page of Cloudflare': page(429, 'You are being rate limited', cloudflare),
} satisfies Record<string, HttpAnswer>;

const incident = { id: 'service_unavailable', message: 'Service is currently unavailable.' };

export const down = {
  '500 (OA server_error.yml)': json(500, {
    id: 'server_error',
    message: 'Unexpected server-side error',
  }),
  '500 (do-wrapper 48)': json(500, {
    id: 'internal_server_error',
    message: 'Server was unable to give you a response.',
  }),
  // The status counts, not the words: they stand there because a server behind it said so.
  '500 around a refusal': json(500, unable),
  '500 without a word': text(500, ''),
  '502 page': transientStatuses(page(502, '502 Bad Gateway')),
  '503 (Gamocosm 96)': transientStatuses(json(503, incident, { 'ratelimit-remaining': '4993' })),
  '503 for 2 minutes': json(503, incident, { 'retry-after': '120' }),
  '504 page': transientStatuses(page(504, '504 Gateway Time-out')),
  ...Object.fromEntries(
    [520, 521, 522, 523, 524, 525, 526, 527].map((status) => [
      `${status} page of Cloudflare`,
      page(status, `digitalocean.com | ${status}: Web server has a problem`, cloudflare),
    ]),
  ),
} satisfies Record<string, HttpAnswer>;

/** A redirect to another host; a server there must never see a request. */
export const redirectTo = (location: string): Readonly<Record<string, HttpAnswer>> =>
  Object.fromEntries(
    [301, 302, 303, 307, 308].map((status) => [
      `${status} to another host`,
      text(status, '', { location }),
    ]),
  );

/** Answers that say nothing of the credential, for no server of DigitalOcean's says them so. */
export const strange = {
  '200 of a portal': page(200, 'Welcome to the hotel'),
  '200 with half of its JSON': json(200, '{"account":{"email":"sammy@exam'),
  '200 with a list': json(200, '[]'),
  '200 with null': json(200, 'null'),
  '200 with an empty object': json(200, '{}'),
  '200 with nothing': text(200, ''),
  '200 with an account without fields': json(200, { account: {} }),
  // Whatever the words: 200 is no refusal.
  '200 around a refusal': json(200, unable),
  '204': { status: 204, headers: {}, body: '' },
  '400 of Cloudflare (algo 1354)': text(400, '400 Bad Request: invalid header value', cloudflare),
  '401 without a word': text(401, ''),
  '401 page': page(401, 'Log in to the proxy'),
  '401 page with DigitalOcean’s words': page(401, 'Unable to authenticate you'),
  '401 of a proxy with nearly the words': text(401, 'Unable to authenticate you to the proxy'),
  '401 of a gateway that tells more in its message': json(401, {
    id: 'sso',
    message: 'Corporate gateway: unable to authenticate you, please log in at the portal',
  }),
  '401 of another service': json(401, { error: 'invalid_token', error_description: 'bad' }),
  // Heroku's, to the letter; the same form and id as DigitalOcean's.
  '401 of another service in the same form': json(401, {
    id: 'unauthorized',
    message: 'Invalid credentials provided.',
  }),
  '401 without an id': json(401, { message: 'Unable to authenticate you' }),
  '401 of API v1 (python-digitalocean 42)': text(401, 'Access Denied'),
  '401 of the MCP hosts': text(401, 'missing or invalid bearer token'),
  '401 with “expired” of another realm': text(401, '', challenge('Company gateway', expired)),
  '401 with “revoked” of another realm': text(401, '', challenge('Doorkeeper', revoked)),
  '401 with “invalid” of another realm': text(401, '', challenge('Doorkeeper', invalid)),
  '401 with “expired” of no realm': text(401, '', challenge(null, expired)),
  '401 with DigitalOcean’s realm and another error': text(
    401,
    '',
    challenge('DigitalOcean', 'error="insufficient_scope"'),
  ),
  '401 that asks for a password': text(401, '', {
    'www-authenticate': 'Basic realm="DigitalOcean"',
  }),
  // The account needs paying; no word on scopes (SP 2628).
  '403 about billing': json(403, {
    id: 'forbidden',
    message: 'Your account cannot do this. Please update your billing information.',
  }),
  '403 page of a company filter': page(403, 'You do not have permission to perform this action.'),
  '403 of another framework': json(403, {
    detail: 'You do not have permission to perform this action.',
  }),
  // A page of the docs says that an unknown token gets this one; nobody ever saw that (6.2).
  '404 (OA not_found.yml)': json(404, {
    id: 'not_found',
    message: 'The resource you were accessing could not be found.',
  }),
  '404 page': page(404, 'Not found'),
  '407 of a proxy that nobody set': {
    ...page(407, 'Log in', { 'proxy-authenticate': 'Basic realm="company"' }),
    notByFetch: 'fetch makes a network error of 407 (Fetch, HTTP-network-or-cache fetch)',
  },
  '418 around a refusal': json(418, unable),
} satisfies Record<string, HttpAnswer>;
