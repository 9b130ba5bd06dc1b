/**
 * An answer of DigitalOcean as recorded in public reports: body, spelling and headers. It is a function
 * of the request, so that it can depend on the time and fail.
 */
export type SandboxAnswer = (request: Request) => Response | Promise<Response>;

/** One id for all answers, so that the reports of the sandbox don't change from run to run. */
const requestId = '5a7d0b0e-0000-4000-8000-73616e64626f';

const edgeHeaders = {
  'content-type': 'application/json; charset=utf-8',
  server: 'cloudflare',
  'x-gateway': 'Edge-Gateway',
  'x-response-from': 'service',
  'x-request-id': requestId,
};

const rateLimitHeaders = { 'ratelimit-limit': '5000', 'ratelimit-remaining': '4993' };

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): SandboxAnswer =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { ...edgeHeaders, ...headers } });

/** Since March 2020 the id begins with a capital and the message has no full stop. */
export const unauthorized = json(401, {
  id: 'Unauthorized',
  message: 'Unable to authenticate you',
});

/** Doorkeeper's challenge for a revoked token. No report shows that DigitalOcean sends it. */
export const revoked = json(
  401,
  { id: 'Unauthorized', message: 'Unable to authenticate you' },
  {
    'www-authenticate':
      'Bearer realm="DigitalOcean", error="invalid_token", error_description="The access token was revoked"',
  },
);

/** The answer of a server whose clock is this many seconds ahead of this machine's. */
export const dated =
  (answer: SandboxAnswer, seconds: number): SandboxAnswer =>
  async (request) => {
    const response = await answer(request);
    response.headers.set('date', new Date(Date.now() + seconds * 1000).toUTCString());
    return response;
  };

export const forbidden = json(
  403,
  { id: 'Forbidden', message: 'You are not authorized to perform this operation' },
  rateLimitHeaders,
);

export const tooManyRequests = json(
  429,
  { id: 'too_many_requests', message: 'API rate limit exceeded.' },
  { 'ratelimit-limit': '5000', 'ratelimit-remaining': '0', 'retry-after': '38' },
);

export const unavailable = json(
  503,
  { id: 'service_unavailable', message: 'Service is currently unavailable.' },
  rateLimitHeaders,
);

/** The login page of a hotel's network, with status 200. */
export const portal: SandboxAnswer = () =>
  new Response('<!doctype html><title>Welcome</title><p>Please log in to use the network.</p>', {
    status: 200,
    headers: { 'content-type': 'text/html' },
  });

/** Cloudflare's page for a client that it blocks. */
export const challenge: SandboxAnswer = () =>
  new Response('<!DOCTYPE html><title>Attention Required! | Cloudflare</title>', {
    status: 403,
    headers: { 'content-type': 'text/html; charset=UTF-8', server: 'cloudflare' },
  });

/** A request that fails with this system error, in the form that `fetch` throws. */
const failing =
  (code: string): SandboxAnswer =>
  () => {
    throw new TypeError('fetch failed', { cause: { code } });
  };

/** A browser's failure where an answer has no CORS header, after the page found the host to answer. */
export const hidden = failing('UNREADABLE');
export const refused = failing('ECONNREFUSED');
export const unknownHost = failing('ENOTFOUND');
export const untrusted = failing('SELF_SIGNED_CERT_IN_CHAIN');
export const proxyRefused = failing('ERR_PROXY_CONNECTION_FAILED');

/** No answer until the caller aborts the request. */
export const silent: SandboxAnswer = ({ signal }) =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** `GET /v2/account` for an account in this state. */
export const accountIn = (
  state: { status?: string; email_verified?: boolean } = {},
): SandboxAnswer =>
  json(
    200,
    {
      account: {
        droplet_limit: 25,
        floating_ip_limit: 3,
        email: 'sammy@example.com',
        name: 'Sammy Shark',
        uuid: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef',
        email_verified: true,
        status: 'active',
        status_message: ' ',
        team: { uuid: '5df3e3004a17e242b7c20ca6c9fc25b701a47ece', name: 'My Team' },
        ...state,
      },
    },
    rateLimitHeaders,
  );

export const account = accountIn();

/** `GET /v1/oauth/token/info`. `lifetime` is in seconds; null for a token that never expires. */
export const tokenInfo = (grant: {
  scopes: readonly string[];
  lifetime: number | null;
  application?: string;
}): SandboxAnswer =>
  json(200, {
    resource_owner_id: 1234567,
    scopes: grant.scopes,
    expires_in_seconds: grant.lifetime,
    application: { uid: grant.application ?? null },
    created_at: 1_760_000_000,
  });
