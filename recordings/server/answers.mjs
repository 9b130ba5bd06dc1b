/**
 * The answers of the loopback DigitalOcean: status, header lines and body, as they have been seen or
 * are documented. IDs are constant, so that recording twice gives the same text.
 */

/** @typedef {{ status: number, headers?: Record<string, string>, body: string, delivery?: string }} Answer */

const REQUEST_ID = 'aa1893f7-d19d-4b33-9816-bbc492d74e57';
const RAY = '8f3a2b1c9d4e7a60';

const API = { server: 'cloudflare', 'x-request-id': REQUEST_ID, 'x-gateway': 'Edge-Gateway' };
const LIMITS = {
  'ratelimit-limit': '5000',
  'ratelimit-remaining': '4987',
  'ratelimit-reset': '1795667663',
};

/** An answer of the API itself. */
const json = (status, id, message, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...API, ...headers },
  body: JSON.stringify({ id, message }),
});

const page = (status, body, headers = {}) => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
  body,
});

const text = (status, body, headers = {}) => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body,
});

const CLOUDFLARE = { server: 'cloudflare', 'cf-ray': `${RAY}-FRA` };

/** nginx and Cloudflare write their short error pages alike but for the last line. */
const shortPage = (title, server) =>
  [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    `<hr><center>${server}</center>`,
    '</body>',
    '</html>',
    '',
  ].join('\r\n');

const cloudflare522 = `<!DOCTYPE html>
<!--[if lt IE 7]> <html class="no-js ie6 oldie" lang="en-US"> <![endif]-->
<!--[if gt IE 8]><!--> <html class="no-js" lang="en-US"> <!--<![endif]-->
<head>
<title>api.digitalocean.com | 522: Connection timed out</title>
<meta charset="UTF-8" />
<meta name="robots" content="noindex, nofollow" />
</head>
<body>
<div id="cf-wrapper">
  <div id="cf-error-details" class="p-0">
    <header class="mx-auto pt-10">
      <h1 class="inline-block"><span class="inline-block">Connection timed out</span> <span class="code-label">Error code 522</span></h1>
      <div>Visit <a href="https://www.cloudflare.com/5xx-error-landing?utm_source=errorcode_522" target="_blank">cloudflare.com</a> for more information.</div>
      <div class="mt-3">2026-11-26 04:04:22 UTC</div>
    </header>
    <p>The initial connection between Cloudflare's network and the origin web server timed out. As a result, the web page can not be displayed.</p>
    <span class="cf-footer-item">Cloudflare Ray ID: <strong class="font-semibold">${RAY}</strong></span>
  </div>
</div>
</body>
</html>
`;

const cloudflareBlock = `<!DOCTYPE html>
<!--[if lt IE 7]> <html class="no-js ie6 oldie" lang="en-US"> <![endif]-->
<!--[if gt IE 8]><!--> <html class="no-js" lang="en-US"> <!--<![endif]-->
<head>
<title>Attention Required! | Cloudflare</title>
<meta charset="UTF-8" />
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<meta name="robots" content="noindex, nofollow" />
</head>
<body>
  <div id="cf-wrapper">
    <h1 data-translate="block_headline">Sorry, you have been blocked</h1>
    <h2 class="cf-subheadline"><span data-translate="unable_to_access">You are unable to access</span> digitalocean.com</h2>
    <p data-translate="blocked_why_detail">This website is using a security service to protect itself from online attacks.</p>
    <span class="cf-footer-item">Cloudflare Ray ID: <strong class="font-semibold">${RAY}</strong></span>
  </div>
</body>
</html>
`;

const cloudflareChallenge = `<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><meta name="robots" content="noindex,nofollow"><meta http-equiv="refresh" content="390"></head><body class="no-js"><div class="main-wrapper" role="main"><div class="main-content"><noscript><div class="h2"><span id="challenge-error-text">Enable JavaScript and cookies to continue</span></div></noscript></div></div><script>(function(){window._cf_chl_opt={cvId: '3',cZone: "api.digitalocean.com",cType: 'managed',cRay: '${RAY}'};}());</script></body></html>`;

const corporateFilter = `<html>
<head><title>Web Page Blocked!</title></head>
<body>
<h2>Access Denied</h2>
<p>You have tried to access a web page which is in violation of your internet usage policy.</p>
<p><b>URL:</b> api.digitalocean.com/v2/account</p>
<p><b>Category:</b> Web Hosting</p>
<p><b>Username:</b> SAMMY</p>
<p>To have the rating of this web page re-evaluated please contact your administrator.</p>
</body>
</html>
`;

const hotelLogin = `<!DOCTYPE html>
<html><head><title>Hotel Guest Wi-Fi - Login</title></head>
<body><form method="post" action="/login"><h1>Welcome</h1><p>Please accept the terms to use the internet.</p><button>Connect</button></form></body></html>
`;

const controlPanelLogin = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>DigitalOcean - Log In</title>
<meta name="description" content="Log in to your DigitalOcean account.">
</head>
<body>
<div id="root"></div>
<form action="/login" method="post"><input type="email" name="email"><input type="password" name="password"><button type="submit">Log In</button></form>
</body>
</html>
`;

/** @type {Record<string, Answer>} */
export const ANSWERS = {
  s401: json(401, 'Unauthorized', 'Unable to authenticate you'),
  s401old: json(401, 'unauthorized', 'Unable to authenticate you.'),
  s401text: text(401, 'Unable to authenticate you', API),
  s401empty: { status: 401, headers: API, body: '' },
  s401www: json(401, 'unauthorized', 'Unable to authenticate you.', {
    'www-authenticate':
      'Bearer realm="DigitalOcean", error="invalid_token", error_description="The access token is invalid"',
  }),
  s403: json(403, 'Forbidden', 'You are not authorized to perform this operation'),
  s403access: json(403, 'forbidden', 'You do not have access for the attempted action.'),
  s403registry: json(403, 'forbidden', 'you do not have access for the attempted action'),
  s403permission: json(403, 'forbidden', 'You do not have permission to perform this action.'),
  s403locked: json(403, 'forbidden', 'Your account has been locked. Please contact support.'),
  s403empty: { status: 403, headers: API, body: '' },
  cfblock: page(403, cloudflareBlock, CLOUDFLARE),
  cfchallenge: page(403, cloudflareChallenge, { ...CLOUDFLARE, 'cf-mitigated': 'challenge' }),
  cf1020: text(403, 'error code: 1020', CLOUDFLARE),
  filter403: page(403, corporateFilter),
  filter200: page(200, corporateFilter),
  s404: json(404, 'not_found', 'The resource you requested could not be found.', LIMITS),
  s404nginx: page(404, shortPage('404 Not Found', 'nginx/1.24.0 (Ubuntu)'), {
    server: 'nginx/1.24.0 (Ubuntu)',
  }),
  s404go: text(404, '404 page not found\n', { 'x-content-type-options': 'nosniff' }),
  s409: json(409, 'conflict', 'The resource is being modified by another request.', LIMITS),
  s410: json(410, 'gone', 'The resource you were accessing is no longer available.', LIMITS),
  s422: json(
    422,
    'unprocessable_entity',
    'creating this/these droplet(s) will exceed your droplet limit',
    LIMITS,
  ),
  s429: json(429, 'too_many_requests', 'API Rate limit exceeded.', {
    'ratelimit-limit': '5000',
    'ratelimit-remaining': '0',
    'ratelimit-reset': '1795667663',
  }),
  s429retry: json(429, 'too_many_requests', 'Too many requests', {
    'retry-after': '1',
    'ratelimit-limit': '5000',
    'ratelimit-remaining': '0',
    'ratelimit-reset': '1795664063',
  }),
  cf1015: text(429, 'error code: 1015', { ...CLOUDFLARE, 'retry-after': '1' }),
  s500: json(500, 'server_error', 'Unexpected server-side error'),
  s500b: json(500, 'internal_server_error', 'Server was unable to give you a response.'),
  s500page: page(500, shortPage('500 Internal Server Error', 'nginx'), { server: 'nginx' }),
  s502: page(502, shortPage('502 Bad Gateway', 'cloudflare'), CLOUDFLARE),
  s502json: json(502, 'bad_gateway', 'Bad gateway'),
  s503: page(
    503,
    '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
  ),
  s503json: json(503, 'service_unavailable', 'Service is currently unavailable.', LIMITS),
  s504: page(504, shortPage('504 Gateway Time-out', 'nginx'), { server: 'nginx' }),
  s504json: json(504, 'gateway_timeout', 'The upstream service did not answer in time.'),
  s522: page(522, cloudflare522, CLOUDFLARE),
  s522text: text(522, 'error code: 522', CLOUDFLARE),
  login200: page(200, controlPanelLogin, CLOUDFLARE),
  hotel200: page(200, hotelLogin),
  empty200: { status: 200, headers: { 'content-type': 'application/json', ...API }, body: '' },
  cut200: {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', ...API },
    body: '{"account":{"droplet_limit":25,"email":"sa',
    delivery: 'cut',
  },
  redirect302: page(302, '', {
    location: 'https://login.wifi.example/?continue=api.digitalocean.com',
  }),
  httpredirect: page(301, shortPage('301 Moved Permanently', 'cloudflare'), {
    ...CLOUDFLARE,
    location: 'https://api.digitalocean.com/v2/account',
  }),
  s400header: text(400, '400 Bad Request: invalid header value', CLOUDFLARE),
  oauthexpired: {
    status: 401,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...API,
      'www-authenticate':
        'Bearer realm="DigitalOcean", error="invalid_token", error_description="The access token expired"',
    },
    body: '{"error":"invalid_token","error_description":"The access token expired"}',
  },
  oauthrevoked: {
    status: 401,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...API,
      'www-authenticate':
        'Bearer realm="DigitalOcean", error="invalid_token", error_description="The access token was revoked"',
    },
    body: '{"error":"invalid_token","error_description":"The access token was revoked"}',
  },
  ...Object.fromEntries(
    [
      ['s3unknownkey', 403, 'InvalidAccessKeyId'],
      ['s3signature', 403, 'SignatureDoesNotMatch'],
      ['s3denied', 403, 'AccessDenied'],
      ['s3nobucket', 404, 'NoSuchBucket'],
      ['s3slowdown', 503, 'SlowDown'],
    ].map(([id, status, code]) => [
      id,
      {
        status,
        headers: {
          'content-type': 'application/xml',
          'x-amz-request-id': 'tx00000a1b2c3d4e5f60718-006926c5d6-1a2b3c4d-nyc3d',
        },
        body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><BucketName>my-bucket</BucketName><RequestId>tx00000a1b2c3d4e5f60718-006926c5d6-1a2b3c4d-nyc3d</RequestId><HostId>1a2b3c4d-nyc3d-nyc3-zg04</HostId></Error>`,
      },
    ]),
  ),
  registryunauthorized: {
    status: 401,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'docker-distribution-api-version': 'registry/2.0',
      'www-authenticate':
        'Bearer realm="https://api.digitalocean.com/v2/registry/auth",service="registry.digitalocean.com"',
    },
    body: '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":null}]}',
  },
  registrydenied: {
    status: 403,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"errors":[{"code":"DENIED","message":"requested access to the resource is denied","detail":null}]}',
  },
  registryunknown: {
    status: 404,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown","detail":{"Tag":"latest"}}]}',
  },
  panel404: page(404, shortPage('404 Not Found', 'cloudflare'), CLOUDFLARE),
};

/** What a working token gets: enough for each client to go on to its next step. */
export function success(method, path) {
  const ok = (body, status = 200) => ({
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...API, ...LIMITS },
    body: JSON.stringify(body),
  });
  if (path.startsWith('/v2/account/keys'))
    return ok({ ssh_keys: [], meta: { total: 0 }, links: {} });
  if (path.startsWith('/v2/account'))
    return ok({
      account: {
        droplet_limit: 25,
        floating_ip_limit: 5,
        email: 'sammy@example.com',
        name: 'Sammy Shark',
        uuid: 'b6fr89dbf6d9156cace5f3c78dc9851d957381ef',
        email_verified: true,
        status: 'active',
        status_message: ' ',
        team: { uuid: '5df3e3004a17e242b7c20ca6c9fc25b701a47ece', name: 'My Team' },
      },
    });
  if (path.startsWith('/v1/oauth/token/info'))
    return ok({
      resource_owner_id: 424242,
      scopes: ['api:read', 'api:write'],
      expires_in_seconds: null,
    });
  if (/^\/v2\/domains\/[^/]+\/records/.test(path))
    return method === 'GET'
      ? ok({ domain_records: [], links: {}, meta: { total: 0 } })
      : ok(
          {
            domain_record: { id: 424243, type: 'TXT', name: '_acme-challenge', data: 'x', ttl: 30 },
          },
          201,
        );
  if (path.startsWith('/v2/domains'))
    return ok({
      domains: [{ name: 'example.com', ttl: 1800, zone_file: null }],
      domain: { name: 'example.com', ttl: 1800, zone_file: null },
      links: {},
      meta: { total: 1 },
    });
  return ok({ droplets: [], links: {}, meta: { total: 0 } });
}
