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
