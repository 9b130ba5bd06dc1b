import type { AccountSeen, Answer, Fact, GrantSeen } from '../facts.ts';
import { readAccount, readTokenInfo } from '../knowledge/bodies.ts';
import {
  type KnownMessage,
  knownMessageInBody,
  knownMessageInChallenge,
} from '../knowledge/messages.ts';
import { parseJson } from '../text/parse-json.ts';
import { retryAfterOf } from './retry.ts';
import type { Step } from './steps.ts';
import type { TransportResult } from './transport.ts';

/**
 * The facts in an answer, by allow-list: nothing of a body is kept that is not named here.
 * `now` is in milliseconds since the epoch.
 */
export function observe(step: Step, url: string, result: TransportResult, now: number): Fact[] {
  const { host, pathname } = new URL(url);
  const { endpoint, method, origin } = step;
  if (result.type === 'failure') {
    const { reason, code, phase = null, proxy = null, onlyIPv6 = false } = result;
    return [
      { type: 'failure', origin: 'probed', endpoint, host, reason, code, phase, proxy, onlyIPv6 },
    ];
  }
  const { status, headers, body } = result;
  if (status === 407) {
    const proxy = { reason: 'proxy', code: '407', phase: null, proxy: null } as const;
    return [{ type: 'failure', origin: 'probed', endpoint, host, onlyIPv6: false, ...proxy }];
  }
  const clockSkew = skewOf(headers.date, now);
  // The server counts the lifetime by its own clock; this machine's may be wrong.
  const serverNow = isSkewed(clockSkew) ? now + clockSkew * 1000 : now;
  const seen = status === 200 ? readBody(step, body, serverNow) : null;
  const answer: Answer = {
    type: 'answer',
    origin: 'probed',
    endpoint,
    method,
    service: origin === 'api' ? 'api' : 'control-panel',
    host,
    path: pathname,
    status,
    knownMessage: status === 200 ? null : knownMessageIn(status, headers, body),
    understood: seen !== null,
    requestId: uuidOf(headers['x-request-id']),
    retryAfter: retryAfterOf(headers),
    resetAt: resetOf(headers['ratelimit-reset'], serverNow),
    clockSkew,
    tool: null,
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

/** A challenge that names the reason says more than the body (RFC 6750, section 3.1). */
function knownMessageIn(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): KnownMessage | null {
  const challenge = status === 401 ? headers['www-authenticate'] : undefined;
  if (challenge === undefined) return knownMessageInBody(body);
  // DigitalOcean asks for a Bearer token and for nothing else, and never with a page.
  if (!/^bearer\b/i.test(challenge) || /^\s*</.test(body)) return null;
  return knownMessageInChallenge(challenge) ?? knownMessageInBody(body);
}

/** Seconds that the server's clock is ahead; null without a date. It has a resolution of a second. */
function skewOf(date: string | undefined, now: number): number | null {
  const server = Date.parse(date ?? '');
  return Number.isNaN(server) ? null : Math.round((server - now) / 1000);
}

/** The way of an answer takes seconds at most. */
function isSkewed(skew: number | null): skew is number {
  return skew !== null && Math.abs(skew) > 60;
}

/** When requests are allowed again. On a burst limit it can lie in the past (dnscontrol 636). */
function resetOf(header: string | undefined, now: number): string | null {
  const seconds = header !== undefined && /^\d{10}$/.test(header) ? Number(header) : 0;
  return seconds * 1000 > now ? new Date(seconds * 1000).toISOString() : null;
}

function uuidOf(header: string | undefined): string | null {
  return header !== undefined && /^[0-9a-f-]{36}$/i.test(header) ? header : null;
}
