import type { AccountSeen, Answer, Fact, GrantSeen } from '../facts.ts';
import { readAccount, readTokenInfo } from '../knowledge/bodies.ts';
import {
  type KnownMessage,
  knownMessageInBody,
  knownMessageInChallenge,
  knownMessageInOAuthBody,
} from '../knowledge/messages.ts';
import { parseJson } from '../text/decode.ts';
import { retryAfterOf } from './retry.ts';
import type { Step } from './steps.ts';
import type { TransportResult } from './transport.ts';

/**
 * The facts in an answer. They contain only the fields of the body that are named here.
 * `now` is in milliseconds since the epoch.
 */
export function observe(step: Step, url: string, result: TransportResult, now: number): Fact[] {
  const { host, pathname } = new URL(url);
  const { endpoint, method, server } = step;
  if (result.type === 'failure') {
    const { reason, code, phase = null, proxy = null, onlyIPv6 = false } = result;
    return [
      {
        type: 'failure',
        origin: 'probed',
        endpoint,
        host,
        reason,
        code,
        phase,
        proxy,
        onlyIPv6,
        vague: false,
      },
    ];
  }
  const { status, headers, body } = result;
  if (status === 407) {
    const proxy = { reason: 'proxy', code: '407', phase: null, proxy: null, vague: false } as const;
    return [{ type: 'failure', origin: 'probed', endpoint, host, onlyIPv6: false, ...proxy }];
  }
  const clockSkew = skewOf(headers.date, now);
  // A lifetime counts from the server's time; the clock of this machine may be wrong.
  const serverNow = isSkewed(clockSkew) ? now + clockSkew * 1000 : now;
  const seen = status === 200 ? readBody(step, body, serverNow) : null;
  const answer: Answer = {
    type: 'answer',
    origin: 'probed',
    endpoint,
    method,
    service: server === 'api' ? 'api' : 'control-panel',
    host,
    path: pathname,
    status,
    knownMessage: status === 200 ? null : knownMessageIn(step, status, headers, body),
    missingScope: null,
    understood: seen !== null,
    requestId: uuidOf(headers['x-request-id']),
    retryAfter: retryAfterOf(headers),
    resetAt: resetOf(headers['ratelimit-reset'], serverNow),
    clockSkew,
    tool: null,
    isPage: false,
    vague: false,
  };
  return seen === null ? [answer] : [answer, seen];
}

function readBody({ endpoint }: Step, body: string, now: number): AccountSeen | GrantSeen | null {
  const json = parseJson(body);
  if (endpoint === 'account') {
    const account = readAccount(json);
    return account && { type: 'account', origin: 'probed', account };
  }
  const grant = readTokenInfo(json, now);
  return grant && { ...grant, origin: 'probed' };
}

/** A challenge that names the reason is more specific than the body (RFC 6750, section 3.1). */
function knownMessageIn(
  { endpoint }: Step,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): KnownMessage | null {
  const isOAuth = status === 401 && endpoint === 'token-info';
  const oauth = isOAuth ? knownMessageInOAuthBody(body) : null;
  if (oauth !== null) return oauth;
  const challenge = status === 401 ? headers['www-authenticate'] : undefined;
  if (challenge === undefined) return knownMessageInBody(body);
  // DigitalOcean's challenges are for Bearer, and its answers to API requests are never HTML.
  if (!/^bearer\b/i.test(challenge) || /^\s*</.test(body)) return null;
  return knownMessageInChallenge(challenge) ?? knownMessageInBody(body);
}

/** How far the server's clock is ahead, in whole seconds; null without a `date` header. */
function skewOf(date: string | undefined, now: number): number | null {
  const server = Date.parse(date ?? '');
  return Number.isNaN(server) ? null : Math.round((server - now) / 1000);
}

/** Network latency is seconds at most. */
function isSkewed(skew: number | null): skew is number {
  return skew !== null && Math.abs(skew) > 60;
}

/**
 * When requests are allowed again, from `ratelimit-reset`. With a burst limit it can be in the past:
 * https://github.com/DNSControl/dnscontrol/issues/636
 */
function resetOf(header: string | undefined, now: number): string | null {
  const seconds = header !== undefined && /^\d{10}$/.test(header) ? Number(header) : 0;
  return seconds * 1000 > now ? new Date(seconds * 1000).toISOString() : null;
}

function uuidOf(header: string | undefined): string | null {
  return header !== undefined && /^[0-9a-f-]{36}$/i.test(header) ? header : null;
}
