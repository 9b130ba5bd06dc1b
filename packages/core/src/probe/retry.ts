import type { Answer, Fact } from '../facts.ts';
import type { TransportResult } from './transport.ts';

/** After the first attempt. */
const maxRetries = 2;

/** Statuses of an overloaded server or gateway. They are transient: the next attempt often works. */
const transientStatuses = [502, 503, 504];

/**
 * How long to wait before the next attempt, in milliseconds; null where another attempt would get the
 * same result. `attempt` counts from 0. `random` is from 0 to 1 and adds jitter, to avoid a
 * thundering herd.
 */
export function retryDelay(
  result: TransportResult,
  attempt: number,
  random: number,
): number | null {
  if (attempt >= maxRetries) return null;
  const backoff = 250 * 2 ** attempt * (0.5 + random);
  if (result.type === 'failure') return result.reason === 'reset' ? backoff : null;
  const retryAfter = retryAfterOf(result.headers);
  const requested = retryAfter === null ? null : retryAfter * 1000 + 250 * random;
  if (result.status === 429) return requested;
  if (!transientStatuses.includes(result.status)) return null;
  return Math.max(backoff, requested ?? 0);
}

/**
 * How long to wait before the next round of attempts, in milliseconds: from about a second to a
 * minute, or as long as `retry-after` says. Null if the answer decides whether the credential works.
 */
export function patientDelay(facts: readonly Fact[], round: number, random: number): number | null {
  const answer = facts.find((fact) => fact.type === 'answer');
  if (answer !== undefined && isDecisive(answer)) return null;
  const backoff = Math.min(60_000, 1000 * 2 ** round) * (0.5 + random / 2);
  return Math.max(backoff, (answer?.retryAfter ?? 0) * 1000);
}

/** Read in full, or one of DigitalOcean's own messages that isn't about its load. */
const isDecisive = ({ status, understood, knownMessage }: Answer): boolean =>
  understood ||
  (knownMessage !== null && status !== null && status >= 400 && status < 500 && status !== 429);

/** `retry-after` in seconds. DigitalOcean sends it only with a burst limit (OpenAPI description.yml). */
export function retryAfterOf(headers: Readonly<Record<string, string>>): number | null {
  const value = headers['retry-after'];
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
