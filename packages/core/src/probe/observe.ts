import * as z from 'zod/mini';
import type { AccountSeen, Answer, Fact, GrantSeen, Lifetime } from '../facts.ts';
import { wordingOfBody } from '../wordings.ts';
import type { Step } from './steps.ts';
import type { TransportResult } from './transport.ts';

/** Text of the account's owner: nothing in it may move the cursor or turn the direction. */
const text = z.catch(
  z.nullable(
    z.pipe(
      z.string(),
      z.transform((value) => value.replace(/[\p{Cc}\p{Cf}]/gu, '')),
    ),
  ),
  null,
);

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
  const json = parse(body);
  if (step.endpoint === 'account') {
    const { data } = accountBody.safeParse(json);
    // An account without address and id is none, whatever else the object holds.
    if (!data?.account.email && !data?.account.uuid) return null;
    const { email_verified: emailVerified, ...account } = data.account;
    return { type: 'account', origin: 'probed', account: { ...account, emailVerified } };
  }
  const { data } = tokenInfoBody.safeParse(json);
  if (data === undefined || !isTokenInfo(json)) return null;
  const lifetime = lifetimeOf(data.expires_in_seconds);
  return {
    type: 'grant',
    origin: 'probed',
    scopes:
      typeof data.scopes === 'string' ? data.scopes.split(/\s+/).filter(Boolean) : data.scopes,
    lifetime,
    expiresAt: lifetime.type === 'seconds' ? isoDate(now + lifetime.seconds * 1000) : null,
    createdAt: data.created_at === null ? null : isoDate(data.created_at * 1000),
    application: data.application?.uid ?? null,
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

/** ISO 8601, or null for a time that no calendar holds. */
function isoDate(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  return Number.isFinite(date.getTime()) && date.getUTCFullYear() < 10_000
    ? date.toISOString()
    : null;
}

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
