import type { Service } from '../../knowledge/hosts.ts';
import { anyOf, anyWord, group, sequence } from '../../text/patterns.ts';

/** The statuses that an API answers with; other numbers of three digits are something else. */
const status = group('status', /4(?:0[0-9]|1[0-8]|2[1-9]|31|51)|5(?:0[0-8]|2[0-7]|30)/);
/** Not a time or a size. */
const noUnit = /\b(?! ?(?:ms|s|bytes)\b)/;

/** A number that a word before it, a URL before it or its reason phrase makes a status. */
export const statuses: readonly RegExp[] = [
  // HTTP/1.1 401, HTTP Error 401:, HTTP status code: 401
  sequence(
    [/\bHTTP(?:\/\d(?:\.\d)?)?[\s:]{1,3}(?:(?:error|status|code)[\s:]{1,3}){0,2}/, status, /\b/],
    'i',
  ),
  // "status": 401, status_code=401, [status code 401], responded with 401
  sequence(
    [
      /\b/,
      anyOf([
        /status|statuscode|status[_ -]code|http_code|response code/,
        /responded with|returned|server responded|request failed with status code/,
      ]),
      /["']?[\s:=(]{1,3}(?:was |of |code ){0,2}/,
      status,
      /\b/,
    ],
    'i',
  ),
  // GET https://api.digitalocean.com/v2/account: 401, by godo
  sequence([/https?:\/\/[^\s"']{1,300}["']?:? /, status, noUnit], 'i'),
  // 401 Unauthorized, 401 Client Error
  sequence(
    [
      /\b/,
      status,
      / /,
      anyOf([
        /Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed/,
        /Proxy Authentication Required|Conflict|Gone|Unprocessable Entity|Too Many Requests/,
        /Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out/,
        /Client Error|Server Error/, // requests
      ]),
      /\b/,
    ],
    'i',
  ),
  // error: 401, error (401)
  sequence([/\berror:? \(?/, status, noUnit], 'i'),
];

export const requestLine =
  /\b(?<method>GET|POST|PUT|PATCH|DELETE|HEAD)\s{1,4}["']?(?<address>https?:\/\/[^\s"'`]{1,500})/;
export const anyUrl = /\bhttps?:\/\/[^\s"'<>`]{1,500}/;
/** DigitalOcean's `x-request-id`. */
export const requestId = sequence(
  [
    /request(?:[_ -]?id)?["']?\s{0,4}[:=(]?\s{0,4}["']?/,
    /(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/,
  ],
  'i',
);
/** The header in a dump of an answer, in seconds. */
export const retryAfter = /\bretry-after["']?\s{0,3}:\s{0,3}["']?(?<seconds>\d{1,5})\b/i;

/** What other services say when they reject their own credentials. */
export const foreignAnswers: readonly {
  readonly service: Service;
  readonly status: number | null;
  readonly pattern: RegExp;
}[] = [
  {
    service: 'kubernetes',
    status: 401,
    pattern: anyOf(
      [
        /you must be logged in to the server/,
        /the server has asked for the client to provide credentials/,
      ],
      'i',
    ),
  },
  { service: 'spaces', status: 403, pattern: /\bInvalidAccessKeyId\b|\bSignatureDoesNotMatch\b/ },
  {
    service: 'registry',
    status: 401,
    pattern: anyOf(
      [
        /unauthorized: authentication required|no basic auth credentials/, // docker
        /registry\.digitalocean\.com.{0,200}(?:unauthorized|denied)/,
      ],
      'i',
    ),
  },
  // Google and Microsoft, about their own grants and clients
  { service: 'other', status: 400, pattern: /Token has been expired or revoked|\bAADSTS\d{4,7}\b/ },
  // Cloudflare
  { service: 'other', status: 400, pattern: /"code":\s?(?:6003|6111|9109|10000)\b/ },
];

/** A client that expected JSON and got the plain text of a 401 (api-v2 issue 189, typhoon issue 165). */
export const plainText = anyOf(
  [
    /invalid character 'U' looking for beginning of value/, // Go
    /undefined method [`']id' for/, // Ruby
  ],
  'i',
);
/** A client that expected JSON and got a web page. */
export const page = anyOf(
  [
    /invalid character '<' looking for beginning of value/, // Go
    /unexpected token '?<'?/, // JavaScript
    /security check.{0,40}cloudflare|<title>Just a moment/, // the page itself
  ],
  'i',
);

/** What every line of an answer contains: a status, or a word of a message. */
export const answerHint = anyOf(
  [
    /\b[45]\d\d\b/,
    /access token|unable to|not authorized|do not have|could not be found/,
    anyWord('unauthorized forbidden unprocessable unavailable server-side too.many'),
    /rate limit|cloudflare|bot-free/,
  ],
  'gi',
);
