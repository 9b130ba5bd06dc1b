import { parseJson } from './parse-json.ts';

/** A sentence that a server is known to say, by what it means. */
export type Wording =
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
export const wordings: readonly { readonly wording: Wording; readonly pattern: RegExp }[] = [
  // Doorkeeper's sentences for a token that is known and over, config/locales/en.yml. DigitalOcean
  // was not seen to say them; what it does say, api-v2 56, is Doorkeeper's third one.
  { wording: 'expired', pattern: /\bThe access token expired(?:["'.<]|$)/m },
  { wording: 'revoked', pattern: /\bThe access token was revoked(?:["'.<]|$)/m },
  // 403 on create calls with a text about billing: an account problem (spawn, history of 2628)
  {
    wording: 'account-locked',
    pattern:
      /\b(?:your )?account (?:is|has been) (?:locked|suspended)\b|update your billing|billing information/i,
  },
  // "Unable to authenticate you" with and without full stop; api-v2 issue 189, OpenAPI unauthorized.yml
  { wording: 'unable-to-authenticate', pattern: /\bunable to authenticate you\b(?! to\b)/i },
  // The MCP servers of DigitalOcean (…mcp.digitalocean.com)
  { wording: 'unable-to-authenticate', pattern: /\bmissing or invalid bearer token\b/i },
  {
    wording: 'unable-to-authenticate',
    pattern: /["']id\\?["']\s*(?::|=>)\s*\\?["']unauthorized\\?["']/i,
  },
  // The four sentences for a missing scope; OpenAPI description.yml and forbidden.yml, action-doctl 83
  { wording: 'not-permitted', pattern: /you are not authorized to perform this operation/i },
  { wording: 'not-permitted', pattern: /you do not have access for the attempted action/i },
  { wording: 'not-permitted', pattern: /you do not have permission to perform this action/i },
  { wording: 'not-permitted', pattern: /["']id\\?["']\s*(?::|=>)\s*\\?["']forbidden\\?["']/i },
  // OpenAPI too_many_requests.yml, dnscontrol 636
  { wording: 'too-many-requests', pattern: /API rate limit exceeded|too[_ ]many[_ ]requests/i },
  // Gamocosm 96, Terraform provider 203
  {
    wording: 'service-unavailable',
    pattern: /service is currently unavailable|["']service_unavailable["']/i,
  },
  // OpenAPI server_error.yml, do-wrapper 48
  {
    wording: 'server-error',
    pattern: /unexpected server-side error|server was unable to give you a response/i,
  },
  // OpenAPI not_found.yml
  {
    wording: 'not-found',
    pattern: /the resource you (?:requested|were accessing) could not be found/i,
  },
  // OpenAPI unprocessable_entity; spawn 2865
  { wording: 'unprocessable', pattern: /\bunprocessable_entity\b/i },
  // Cloudflare's pages in front of the API; digitalocean-api-java 111, WhatWaf 836
  {
    wording: 'blocked',
    pattern: /attention required! \| cloudflare|keep digitalocean bot-free|error code: 10\d\d/i,
  },
];

/** What the text is known to say, or null. */
export function wordingOf(text: string): Wording | null {
  return wordings.find(({ pattern }) => pattern.test(text))?.wording ?? null;
}

/**
 * The same for the body of an answer to our own question, where more is asked for: DigitalOcean's
 * JSON object with `id` and the sentence as `message`, or the sentence alone as plain text. A page
 * that has the same words somewhere is somebody else's, and so is the same id with other words:
 * Heroku's 401 has the id `unauthorized` as well.
 */
export function wordingOfBody(body: string): Wording | null {
  const text = body.trim();
  if (text.startsWith('{')) {
    const { id, message } = (parseJson(text) ?? {}) as { id?: unknown; message?: unknown };
    return typeof id === 'string' && typeof message === 'string' ? wordingOfAll(message) : null;
  }
  if (/^unable to authenticate you\.?$/i.test(text)) return 'unable-to-authenticate';
  return wordingOf(text.slice(0, 4096)) === 'blocked' ? 'blocked' : null;
}

/** What a text says from its first word to its last one; a final stop is no word. */
function wordingOfAll(text: string): Wording | null {
  const sentence = text.trim().replace(/\.$/, '');
  const said = wordings.find(({ pattern }) => pattern.exec(sentence)?.[0] === sentence);
  return said?.wording ?? null;
}

/** A `WWW-Authenticate` header of DigitalOcean's realm that says why; api-v2 issue 56 has one. */
export function wordingOfChallenge(challenge: string): Wording | null {
  // Doorkeeper stands in front of other services, too, and says the same of their tokens.
  if (!/^bearer\b/i.test(challenge) || !/realm="DigitalOcean"/i.test(challenge)) return null;
  const said = wordingOf(challenge);
  if (said === 'expired' || said === 'revoked') return said;
  return /error="invalid_token"/i.test(challenge) ? 'unable-to-authenticate' : null;
}
