import type { ProbeOptions } from '@token-check/core';
import pLimit from 'p-limit';

/** The server has as much to do as it can; the client should come back later. */
export class Busy extends Error {}

/**
 * A network with at most `maxRequests` requests in flight, for all checks together, and twice as many
 * that wait. A check that needs more of them is refused with {@link Busy}.
 */
export function withLimit(network: ProbeOptions, maxRequests: number): ProbeOptions {
  const limit = pLimit(maxRequests);
  return {
    ...network,
    limit: async (request) => {
      if (limit.pendingCount >= 2 * maxRequests) throw new Busy();
      return limit(request);
    },
  };
}

/** So many at once take a few milliseconds. */
const perTurn = 8;

/**
 * Returns a function whose promises resolve in order, a few in each turn of the event loop. What waits
 * for one before it works lets short requests in between, however many others work at the same time.
 */
export function turns(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const next = () => {
    for (const resolve of waiting.splice(0, perTurn)) resolve();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(next);
    });
}
