import { parseJson } from '../text/decode.ts';
import { anyOf } from '../text/patterns.ts';

/** What a message means that DigitalOcean, or something in front of it, is known to send. */
export type KnownMessage =
  | 'expired'
  | 'revoked'
  | 'account-locked'
  | 'unable-to-authenticate'
  | 'not-permitted'
  | 'too-many-requests'
  | 'service-unavailable'
  | 'server-error'
  | 'not-found'
  | 'gone'
  | 'unprocessable'
  | 'blocked';

/**
 * The messages in the forms in which they were seen: letter case, the final stop, the id instead of
 * the message and plain text instead of JSON all differ between years and services. The patterns match
 * anywhere in a text, so each must be specific to its meaning.
 */
export const knownMessages: readonly {
  readonly knownMessage: KnownMessage;
  readonly pattern: RegExp;
}[] = [
  // Doorkeeper, config/locales/en.yml. DigitalOcean was not seen to send these two; what it does send
  // (api-v2 issue 56) is Doorkeeper's third message.
  { knownMessage: 'expired', pattern: /\bThe access token expired(?:["'.<]|$)/m },
  { knownMessage: 'revoked', pattern: /\bThe access token was revoked(?:["'.<]|$)/m },
  {
    knownMessage: 'account-locked',
    pattern: anyOf(
      [
        /\b(?:your )?account (?:is|has been) (?:currently |temporarily )?(?:locked|suspended)\b/,
        /update your billing|(?<!enter )(?<!enter your )billing information/, // 403 on create calls (spawn, history of 2628)
      ],
      'i',
    ),
  },
  // "Unable to authenticate you" with and without full stop; api-v2 issue 189, OpenAPI unauthorized.yml
  {
    knownMessage: 'unable-to-authenticate',
    pattern: /\bunable to authenticate you\b(?! (?:to|at|because|due|with|using)\b)/i,
  },
  // The MCP servers of DigitalOcean (…mcp.digitalocean.com)
  { knownMessage: 'unable-to-authenticate', pattern: /\bmissing or invalid bearer token\b/i },
  // The messages for a missing scope; OpenAPI description.yml and forbidden.yml, action-doctl 83
  { knownMessage: 'not-permitted', pattern: /you are not authorized to perform this operation/i },
  { knownMessage: 'not-permitted', pattern: /you do not have access for the attempted action/i },
  { knownMessage: 'not-permitted', pattern: /you do not have permission to perform this action/i },
  // The message as godo prints it, after the id of the request
  { knownMessage: 'not-permitted', pattern: /\b403 \(request "[^"\n]{1,60}"\) forbidden\b/i },
  // The message of operations with a scope of their own, with the name of the scope after it
  { knownMessage: 'not-permitted', pattern: /you are missing the required permission\b/i },
  { knownMessage: 'not-permitted', pattern: /["']id\\?["']\s*(?::|=>)\s*\\?["']forbidden\\?["']/i },
  // OpenAPI too_many_requests.yml, dnscontrol 636
  {
    knownMessage: 'too-many-requests',
    pattern: /API rate limit exceeded|\b429 rate limit exceeded|too[_ ]many[_ ]requests/i,
  },
  // Gamocosm 96, Terraform provider 203; the gateway in front of the API
  {
    knownMessage: 'service-unavailable',
    pattern: anyOf(
      [
        /service is currently unavailable|["'](?:service_unavailable|bad_gateway|gateway_timeout)\\?["']/,
        /\bupstream (?:service|connect|request)[^.\n]{0,40} (?:time|error)|API: bad gateway/,
      ],
      'i',
    ),
  },
  // OpenAPI server_error.yml, do-wrapper 48
  {
    knownMessage: 'server-error',
    pattern: /unexpected server-side error|server was unable to give you a response/i,
  },
  // OpenAPI not_found.yml
  {
    knownMessage: 'not-found',
    pattern: /the resource you (?:requested|were accessing) could not be found/i,
  },
  {
    knownMessage: 'gone',
    pattern:
      /the resource you were accessing is no longer available|["']id\\?["']\s*(?::|=>)\s*\\?["']gone\\?["']/i,
  },
  // OpenAPI unprocessable_entity; spawn 2865; what else an accepted request may be refused for
  {
    knownMessage: 'unprocessable',
    pattern: anyOf(
      [
        /\bunprocessable_entity\b/,
        /["']id\\?["']\s*(?::|=>)\s*\\?["'](?:conflict|precondition_failed|bad[_ ]request)\\?["']/,
      ],
      'i',
    ),
  },
  // Cloudflare's pages in front of the API, and the pages of filters on the way to it
  {
    knownMessage: 'blocked',
    pattern: anyOf(
      [
        /attention required! \| cloudflare|sorry, you have been blocked|title>just a moment/,
        /_cf_chl_opt|challenge-error-text|security check.{0,40}cloudflare/,
        /keep digitalocean bot-free/, // digitalocean-api-java 111
        /error code: 10\d\d/, // WhatWaf 836
      ],
      'i',
    ),
  },
];

/** The words of filters in companies, schools and hotels, in their pages. */
const filterWords = anyOf(
  [
    /web page blocked|internet usage policy|web filter violation/, // FortiGuard
    /(?:site|page|url|address|category)[^.<>\n]{0,40} (?:is|has been|was) (?:blocked|restricted|denied)/,
    /blocked by (?:your|the) (?:organi[sz]ation|administrator|company|network|policy)/,
    /zscaler|umbrella\.com|websense|bluecoat|access denied[^<\n]{0,40} policy/,
  ],
  'i',
);

/** Whether a web page is one of a filter in front of DigitalOcean. */
export function isFilterPage(page: string): boolean {
  return knownMessageIn(page) === 'blocked' || filterWords.test(page.slice(0, 8192));
}

/** What a message anywhere in the text means; null without one. */
export function knownMessageIn(text: string): KnownMessage | null {
  return knownMessages.find(({ pattern }) => pattern.test(text))?.knownMessage ?? null;
}

/**
 * The same for the body of an answer to our own request, which must be DigitalOcean's JSON object with
 * an `id` and the whole message, or the message as plain text. A page with the same words comes from
 * another server, and so does the same id with another message: Heroku's 401 also has the id
 * `unauthorized`.
 */
export function knownMessageInBody(body: string): KnownMessage | null {
  const text = body.trim();
  if (text.startsWith('{')) {
    const { id, message } = (parseJson(text) ?? {}) as { id?: unknown; message?: unknown };
    return typeof id === 'string' && typeof message === 'string' ? knownMessageOf(message) : null;
  }
  if (/^unable to authenticate you\.?$/i.test(text)) return 'unable-to-authenticate';
  const start = text.slice(0, 4096);
  const isPage = text.startsWith('<') && isFilterPage(start);
  return isPage || knownMessageIn(start) === 'blocked' ? 'blocked' : null;
}

/**
 * What the body of the OAuth host's 401 means: its answer to our own request counts whatever its realm
 * is, with one of the three sentences of Doorkeeper (config/locales/en.yml) for a token that it does not
 * accept. Null for any other body.
 */
export function knownMessageInOAuthBody(body: string): KnownMessage | null {
  const text = body.trim();
  if (!text.startsWith('{')) return null;
  const { error, error_description: description } = (parseJson(text) ?? {}) as {
    error?: unknown;
    error_description?: unknown;
  };
  if (error !== 'invalid_token' || typeof description !== 'string') return null;
  // A gateway that answers instead of DigitalOcean has other words for its own tokens.
  if (/^The access token is invalid\.?$/.test(description)) return 'unable-to-authenticate';
  const message = knownMessageOf(description);
  return message === 'expired' || message === 'revoked' ? message : null;
}

/** What a text means that is one of the messages, with or without final stop. */
function knownMessageOf(text: string): KnownMessage | null {
  const message = text.trim().replace(/\.$/, '');
  const found = knownMessages.find(({ pattern }) => pattern.exec(message)?.[0] === message);
  return found?.knownMessage ?? null;
}

/**
 * The scope in "You are missing the required permission tag:create", such as `tag:create`; null if the
 * text has no such message. Without digits, so that a part of a token is no scope.
 */
export const missingScopeIn = (text: string): string | null =>
  /\bmissing the required permission ["'`]?(?<scope>[a-z_]{2,30}:[a-z_]{2,30})\b/i.exec(text)
    ?.groups?.scope ?? null;

/** What a `WWW-Authenticate` header of DigitalOcean's realm means; api-v2 issue 56 shows one. */
export function knownMessageInChallenge(challenge: string): KnownMessage | null {
  // Other services use Doorkeeper too, which sends the same about their tokens.
  if (!/^bearer\b/i.test(challenge) || !/realm="DigitalOcean"/i.test(challenge)) return null;
  const message = knownMessageIn(challenge);
  if (message === 'expired' || message === 'revoked') return message;
  return /error="invalid_token"/i.test(challenge) ? 'unable-to-authenticate' : null;
}
