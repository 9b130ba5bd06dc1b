import type { AccountSeen, Answer, Fact, GrantSeen, Lifetime } from '../facts.ts';
import { wordingOfBody } from '../wordings.ts';
import type { Step } from './steps.ts';
import type { TransportResult } from './transport.ts';

/**
 * The facts in an answer, by allow-list: nothing of a body is kept that is not named here.
 * `now` is in milliseconds since the epoch.
 */
export function observe(step: Step, url: string, result: TransportResult, now: number): Fact[] {
  const { host, pathname } = new URL(url);
  if (result.type === 'failure') {
    const { reason, code } = result;
    return [{ type: 'failure', origin: 'probed', endpoint: step.endpoint, host, reason, code }];
  }
  const { status, headers, body } = result;
  const seen = status === 200 ? readBody(step, body, now) : null;
  const answer: Answer = {
    type: 'answer',
    origin: 'probed',
    endpoint: step.endpoint,
    method: step.method,
    service: step.origin === 'api' ? 'api' : 'control-panel',
    host,
    path: pathname,
    status,
    wording: status === 200 ? null : wordingOfBody(body),
    understood: seen !== null,
    requestId: uuidOf(headers['x-request-id']),
    retryAfter: secondsOf(headers['retry-after']),
    tool: null,
  };
  return seen === null ? [answer] : [answer, seen];
}

function readBody(step: Step, body: string, now: number): AccountSeen | GrantSeen | null {
  const json = record(parse(body));
  if (json === null) return null;
  return step.endpoint === 'account' ? readAccount(json.account) : readTokenInfo(json, now);
}

/** `GET /v2/account`: strict about the envelope, tolerant about each field. OpenAPI account.yml. */
function readAccount(body: unknown): AccountSeen | null {
  const seen = record(body);
  const email = text(seen?.email);
  const uuid = text(seen?.uuid);
  // An account without address and id is none, whatever else the object holds.
  if (seen === null || (!email && !uuid)) return null;
  const { name, status, email_verified: verified } = seen;
  const team = record(seen.team);
  return {
    type: 'account',
    origin: 'probed',
    account: {
      email,
      name: text(name),
      uuid,
      status: text(status),
      emailVerified: typeof verified === 'boolean' ? verified : null,
      team: team && { name: text(team.name), uuid: text(team.uuid) },
    },
  };
}

/** `GET /v1/oauth/token/info`, as doctl reads it (do/oauth.go). */
function readTokenInfo(body: Body, now: number): GrantSeen | null {
  if (!isTokenInfo(body)) return null;
  const lifetime = lifetimeOf(body.expires_in_seconds);
  return {
    type: 'grant',
    origin: 'probed',
    scopes: scopesOf(body.scopes),
    lifetime,
    expiresAt: lifetime.type === 'seconds' ? isoDate(now + lifetime.seconds * 1000) : null,
    createdAt: isNumber(body.created_at) ? isoDate(body.created_at * 1000) : null,
    application: text(record(body.application)?.uid),
  };
}

/** Any object would pass the tolerant reader; this one has scopes and something else of a token. */
function isTokenInfo({ scopes, ...rest }: Body): boolean {
  const others = ['expires_in_seconds', 'created_at', 'application', 'resource_owner_id'];
  return (
    (Array.isArray(scopes) || typeof scopes === 'string') && others.some((name) => name in rest)
  );
}

/** A list, once a string; null for a list of something else. */
function scopesOf(scopes: unknown): readonly string[] | null {
  if (typeof scopes === 'string') return scopes.split(/\s+/).filter(Boolean);
  const isList = Array.isArray(scopes) && scopes.every((scope) => typeof scope === 'string');
  return isList ? scopes : null;
}

/** Null is the answer "it does not expire"; an absent field is no answer. */
function lifetimeOf(seconds: unknown): Lifetime {
  if (seconds === null) return { type: 'never' };
  return isNumber(seconds) ? { type: 'seconds', seconds } : { type: 'unknown' };
}

/** ISO 8601, or null for a time that no calendar holds. */
function isoDate(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  return Number.isFinite(date.getTime()) && date.getUTCFullYear() < 10_000
    ? date.toISOString()
    : null;
}

/** An object of the answer, of which nothing is believed. */
type Body = Readonly<Record<string, unknown>>;

function record(value: unknown): Body | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Body)
    : null;
}

/** Text of the account's owner: nothing in it may move the cursor or turn the direction. */
function text(value: unknown): string | null {
  return typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}]/gu, '') : null;
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function uuidOf(header: string | undefined): string | null {
  return header !== undefined && /^[0-9a-f-]{36}$/i.test(header) ? header : null;
}

function secondsOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : null;
}
