import type { Code } from '@token-check/core';
import { fetchTransport } from '@token-check/core';
import { defaultTimeoutMs, digitalOcean, systemClock } from '@token-check/core/internal';
import { sandbox } from '@token-check/core/sandbox';
import type { Hono } from 'hono';
import type { Problem } from '../views/problems.tsx';
import { createApp } from './app.tsx';
import type { Asset } from './content.ts';

/**
 * The app for Cloudflare Workers. `assets` and `problems` come from the build of the worker. It has
 * no rate limit of its own: a rule of the zone has to set one. Not run by any test here.
 *
 * @example
 * const app = workerApp({ assets, problems });
 * export default { fetch: async (request) => (await app).fetch(request) };
 */
export function workerApp(parts: {
  readonly assets: ReadonlyMap<string, Asset>;
  readonly problems: ReadonlyMap<Code, Problem>;
}): Promise<Hono> {
  const common = {
    ...digitalOcean,
    timeoutMs: defaultTimeoutMs,
    userAgent: 'token-check-web',
    clock: systemClock,
  };
  return createApp({
    ...parts,
    network: { ...common, transport: fetchTransport() },
    sandbox: { ...common, transport: fetchTransport(sandbox), simulated: true },
  });
}
