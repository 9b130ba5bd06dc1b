import type { Account, GrantSeen, Lifetime } from '../facts.ts';
import { stripControls } from '../text/lines.ts';
import { hideRuns } from '../text/runs.ts';
import { isoDate } from '../text/time.ts';
import { isObject } from '../text/unknown.ts';
import { withoutPrefixedTokens } from './tokens-in-text.ts';

/**
 * The account in a body of `GET /v2/account` (OpenAPI account.yml), by allow-list; null where there
 * is none. Strict about the envelope, tolerant about each field. Read by hand, as a schema takes a
 * tenth of a short run to load; `body-schemas.ts` beside the tests says the same as schemas.
 */
export function readAccount(json: unknown): Account | null {
  const account = objectOf(objectOf(json)?.account);
  const email = textOf(account?.email, address);
  const uuid = textOf(account?.uuid, id);
  // An account without address and id is none, whatever else the object holds.
  if (account === null || (!email && !uuid)) return null;
  const { name, status, email_verified: verified } = account;
  const team = objectOf(account.team);
  return {
    email,
    name: textOf(name),
    uuid,
    status: textOf(status),
    emailVerified: typeof verified === 'boolean' ? verified : null,
    team: team && { name: textOf(team.name), uuid: textOf(team.uuid, id) },
  };
}

/**
 * The grant in a body of token/info, as doctl reads it (do/oauth.go), by allow-list; null where there
 * is none. `now` is when the server said it, in milliseconds since the epoch, or null where nobody
 * knows.
 */
export function readTokenInfo(json: unknown, now: number | null): Omit<GrantSeen, 'origin'> | null {
  const body = objectOf(json);
  if (body === null || !isTokenInfo(body)) return null;
  const lifetime = lifetimeOf(body.expires_in_seconds);
  return {
    type: 'grant',
    scopes: scopesOf(body.scopes),
    lifetime,
    expiresAt:
      lifetime.type === 'seconds' && now !== null ? isoDate(now + lifetime.seconds * 1000) : null,
    createdAt: isNumber(body.created_at) ? isoDate(body.created_at * 1000) : null,
    application: textOf(objectOf(body.application)?.uid),
  };
}

/** Many objects have scopes; this one has something else of a token as well, of the right type. */
function isTokenInfo(body: Json): boolean {
  const { expires_in_seconds: expiresIn, created_at: createdAt, application } = body;
  return (
    scopesOf(body.scopes) !== null &&
    (isNumber(createdAt) ||
      isNumber(body.resource_owner_id) ||
      isNumber(expiresIn) ||
      expiresIn === null ||
      objectOf(application) !== null)
  );
}

/** A list, once a string; null for a list of something else. */
function scopesOf(scopes: unknown): readonly string[] | null {
  if (typeof scopes === 'string') return scopes.split(/\s+/).filter(Boolean).map(shownScope);
  const isList = Array.isArray(scopes) && scopes.every((scope) => typeof scope === 'string');
  return isList ? scopes.map(shownScope) : null;
}

/** A scope as it may be shown: two words, or `read` or `write`; anything else may be a secret. */
export const shownScope = (scope: string): string =>
  /^(?:[a-z]\w{0,40}:\w{1,40}|[a-z]{1,12})$/i.test(scope) ? hideRuns(scope) : '…';

/** Null is the answer "it does not expire"; an absent field is no answer. */
function lifetimeOf(seconds: unknown): Lifetime {
  if (seconds === null) return { type: 'never' };
  return isNumber(seconds) ? { type: 'seconds', seconds } : { type: 'unknown' };
}

/** An object of somebody else, of which nothing is believed. */
type Json = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Json | null {
  return isObject(value) ? value : null;
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** A text as it may be shown: in full if it is written as the field should be, or has no long run. */
function textOf(value: unknown, form?: RegExp): string | null {
  if (typeof value !== 'string') return null;
  // DigitalOcean may repeat the token of the request.
  const text = withoutPrefixedTokens(stripControls(value));
  return form?.test(text) === true ? text : hideRuns(text);
}

/** A UUID, or 40 small letters and digits (OpenAPI account.yml). Most credentials are neither. */
const id = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-z]{40})$/;
/** Random letters and digits are the name at a relay; more than 24, or with capitals, are a credential. */
const address =
  /^(?:[a-z0-9.+-]{1,24}|(?![^@]{0,40}[A-Za-z0-9]{16})[^\s@]{1,40}|[A-Za-z]{1,40})@[\w.-]{1,100}$/;
