import type { TransportResult } from './transport.ts';

/** After the first attempt. */
export const maxRetries = 2;

/** Answers of an overloaded server or of the network in front of it; they are gone a moment later. */
const transientStatuses = [502, 503, 504];

/**
 * How long to wait before the same question is asked again, in milliseconds; null where another
 * answer is not to be expected. `attempt` counts from 0, `chance` goes from 0 to 1: clients that
 * failed together shall not come back together.
 */
export function retryDelay(
  result: TransportResult,
  attempt: number,
  chance: number,
): number | null {
  if (attempt >= maxRetries) return null;
  const usual = 250 * 2 ** attempt * (0.5 + chance);
  if (result.type === 'failure') return result.reason === 'reset' ? usual : null;
  const asked = retryAfterOf(result.headers);
  if (result.status === 429) return asked === null ? null : asked * 1000 + 250 * chance;
  if (!transientStatuses.includes(result.status)) return null;
  return asked === null ? usual : Math.max(usual, asked * 1000 + 250 * chance);
}

/** Seconds. DigitalOcean sends it with a burst limit alone (OpenAPI description.yml). */
export function retryAfterOf(headers: Readonly<Record<string, string>>): number | null {
  const value = headers['retry-after'];
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
