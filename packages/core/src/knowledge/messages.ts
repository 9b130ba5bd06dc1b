import { parseJson } from '../text/parse-json.ts';

/** A sentence that a server is known to say, by what it means. */
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
  | 'unprocessable'
  | 'blocked';

/**
 * The sentences, in the forms in which they were seen: letter case, the final stop, the id instead
 * of the message and plain text instead of JSON all differ between years and services.
 * Matched anywhere in a text, so each must be specific to what it means.
 */
export const knownMessages: readonly {
  readonly knownMessage: KnownMessage;
  readonly pattern: RegExp;
}[] = [
  // Doorkeeper's sentences for a token that is known and over, config/locales/en.yml. DigitalOcean
  // was not seen to say them; what it does say, api-v2 56, is Doorkeeper's third one.
  { knownMessage: 'expired', pattern: /\bThe access token expired(?:["'.<]|$)/m },
  { knownMessage: 'revoked', pattern: /\bThe access token was revoked(?:["'.<]|$)/m },
  // 403 on create calls with a text about billing: an account problem (spawn, history of 2628)
  {
    knownMessage: 'account-locked',
    pattern:
      /\b(?:your )?account (?:is|has been) (?:locked|suspended)\b|update your billing|billing information/i,
  },
  // "Unable to authenticate you" with and without full stop; api-v2 issue 189, OpenAPI unauthorized.yml
  { knownMessage: 'unable-to-authenticate', pattern: /\bunable to authenticate you\b(?! to\b)/i },
  // The MCP servers of DigitalOcean (…mcp.digitalocean.com)
  { knownMessage: 'unable-to-authenticate', pattern: /\bmissing or invalid bearer token\b/i },
  {
    knownMessage: 'unable-to-authenticate',
    pattern: /["']id\\?["']\s*(?::|=>)\s*\\?["']unauthorized\\?["']/i,
  },
  // The four sentences for a missing scope; OpenAPI description.yml and forbidden.yml, action-doctl 83
  { knownMessage: 'not-permitted', pattern: /you are not authorized to perform this operation/i },
  { knownMessage: 'not-permitted', pattern: /you do not have access for the attempted action/i },
  { knownMessage: 'not-permitted', pattern: /you do not have permission to perform this action/i },
  { knownMessage: 'not-permitted', pattern: /["']id\\?["']\s*(?::|=>)\s*\\?["']forbidden\\?["']/i },
  // OpenAPI too_many_requests.yml, dnscontrol 636
  {
    knownMessage: 'too-many-requests',
    pattern: /API rate limit exceeded|too[_ ]many[_ ]requests/i,
  },
  // Gamocosm 96, Terraform provider 203
  {
    knownMessage: 'service-unavailable',
    pattern: /service is currently unavailable|["']service_unavailable["']/i,
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
  // OpenAPI unprocessable_entity; spawn 2865
  { knownMessage: 'unprocessable', pattern: /\bunprocessable_entity\b/i },
  // Cloudflare's pages in front of the API; digitalocean-api-java 111, WhatWaf 836
  {
    knownMessage: 'blocked',
    pattern: /attention required! \| cloudflare|keep digitalocean bot-free|error code: 10\d\d/i,
  },
];

/** What the text is known to say, or null. */
export function knownMessageIn(text: string): KnownMessage | null {
  return knownMessages.find(({ pattern }) => pattern.test(text))?.knownMessage ?? null;
}

/**
 * The same for the body of an answer to our own question, where more is asked for: DigitalOcean's
 * JSON object with `id` and the sentence as `message`, or the sentence alone as plain text. A page
 * that has the same words somewhere is somebody else's, and so is the same id with other words:
 * Heroku's 401 has the id `unauthorized` as well.
 */
export function knownMessageInBody(body: string): KnownMessage | null {
  const text = body.trim();
  if (text.startsWith('{')) {
    const { id, message } = (parseJson(text) ?? {}) as { id?: unknown; message?: unknown };
    return typeof id === 'string' && typeof message === 'string' ? knownMessageOf(message) : null;
  }
  if (/^unable to authenticate you\.?$/i.test(text)) return 'unable-to-authenticate';
  return knownMessageIn(text.slice(0, 4096)) === 'blocked' ? 'blocked' : null;
}

/** What a text says from its first word to its last one; a final stop is no word. */
function knownMessageOf(text: string): KnownMessage | null {
  const sentence = text.trim().replace(/\.$/, '');
  const said = knownMessages.find(({ pattern }) => pattern.exec(sentence)?.[0] === sentence);
  return said?.knownMessage ?? null;
}

/** A `WWW-Authenticate` header of DigitalOcean's realm that says why; api-v2 issue 56 has one. */
export function knownMessageInChallenge(challenge: string): KnownMessage | null {
  // Doorkeeper stands in front of other services, too, and says the same of their tokens.
  if (!/^bearer\b/i.test(challenge) || !/realm="DigitalOcean"/i.test(challenge)) return null;
  const said = knownMessageIn(challenge);
  if (said === 'expired' || said === 'revoked') return said;
  return /error="invalid_token"/i.test(challenge) ? 'unable-to-authenticate' : null;
}
