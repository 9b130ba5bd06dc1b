import * as z from 'zod/mini';
import type { Account, GrantSeen, Lifetime } from './facts.ts';
import { isoDate } from './iso-date.ts';

// Compiled schemas pay off after thousands of answers, and a strict content policy forbids them.
z.config({ jitless: true });

const text = z.catch(z.nullable(z.string()), null);

/** `GET /v2/account`: strict about the envelope, tolerant about each field. OpenAPI account.yml. */
const accountBody = z.object({
  account: z.object({
    email: text,
    name: text,
    uuid: text,
    status: text,
    email_verified: z.catch(z.nullable(z.boolean()), null),
    team: z.catch(z.nullable(z.object({ name: text, uuid: text })), null),
  }),
});

/** `GET /v1/oauth/token/info`, as doctl reads it (do/oauth.go). Scopes are a list, once a string. */
const tokenInfoBody = z.object({
  scopes: z.catch(z.nullable(z.union([z.array(z.string()), z.string()])), null),
  expires_in_seconds: z.catch(z.optional(z.nullable(z.number())), undefined),
  created_at: z.catch(z.nullable(z.number()), null),
  application: z.catch(z.nullable(z.object({ uid: text })), null),
});

/** What reads the bodies of answers. The schemas take longer to load than the rest of a question. */
export interface BodyReaders {
  readonly readAccount: typeof readAccount;
  readonly readTokenInfo: typeof readTokenInfo;
}

/** The account in a body of `GET /v2/account`, by allow-list; null where there is none. */
export function readAccount(json: unknown): Account | null {
  const { data } = accountBody.safeParse(json);
  // An account without address and id is none, whatever else the object holds.
  if (!data?.account.email && !data?.account.uuid) return null;
  const { email, name, uuid, status, email_verified: emailVerified, team } = data.account;
  return {
    email: printable(email),
    name: printable(name),
    uuid: printable(uuid),
    status: printable(status),
    emailVerified,
    team: team && { name: printable(team.name), uuid: printable(team.uuid) },
  };
}

/** Text of the account's owner: nothing in it may move the cursor or turn the direction. */
function printable(value: string | null): string | null {
  // The classes of Unicode take milliseconds to compile, and most names have no need of them.
  if (value === null || /^[ -~]*$/.test(value)) return value;
  return value.replace(/[\p{Cc}\p{Cf}]/gu, '');
}

/**
 * The grant in a body of token/info, by allow-list; null where there is none. `now` is when the
 * server said it, in milliseconds since the epoch, or null where nobody knows.
 */
export function readTokenInfo(json: unknown, now: number | null): Omit<GrantSeen, 'origin'> | null {
  const { data } = tokenInfoBody.safeParse(json);
  if (data === undefined || !isTokenInfo(json)) return null;
  const lifetime = lifetimeOf(data.expires_in_seconds);
  const scopes =
    typeof data.scopes === 'string' ? data.scopes.split(/\s+/).filter(Boolean) : data.scopes;
  return {
    type: 'grant',
    scopes,
    lifetime,
    expiresAt:
      lifetime.type === 'seconds' && now !== null ? isoDate(now + lifetime.seconds * 1000) : null,
    createdAt: data.created_at === null ? null : isoDate(data.created_at * 1000),
    application: printable(data.application?.uid ?? null),
  };
}

/** Any object would pass the tolerant schema; this one has scopes and something else of a token. */
function isTokenInfo(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || !('scopes' in json)) return false;
  const { scopes } = json;
  const others = ['expires_in_seconds', 'created_at', 'application', 'resource_owner_id'];
  return (
    (Array.isArray(scopes) || typeof scopes === 'string') && others.some((name) => name in json)
  );
}

/** Null is the answer "it does not expire"; an absent field is no answer. */
function lifetimeOf(seconds: number | null | undefined): Lifetime {
  if (seconds === undefined) return { type: 'unknown' };
  return seconds === null ? { type: 'never' } : { type: 'seconds', seconds };
}
