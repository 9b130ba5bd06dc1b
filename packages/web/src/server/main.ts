import type { ServerResponse } from 'node:http';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type HttpBindings, serve } from '@hono/node-server';
import { fetchTransport } from '@token-check/core';
import {
  defaultTimeoutMs,
  digitalOcean,
  parseBaseUrl,
  systemClock,
} from '@token-check/core/internal';
import { exposureIn, nodeTransport } from '@token-check/core/node';
import { sandbox } from '@token-check/core/sandbox';
import { pino } from 'pino';
import { turns } from './admission.ts';
import { createApp } from './app.tsx';
import { readAssets } from './assets.ts';
import { clientKey, defaultChecksPerMinute, limits, trustedProxies } from './limits.ts';
import { readProblems } from './problems.ts';
import { readingThreads } from './reading.ts';

const { env } = process;
const port = wholeNumber('PORT', 8787, 0, 65_535);
// Credentials come in here: other machines reach it only if the configuration says so.
const hostname = env.HOST || '127.0.0.1';
const basePath = (env.BASE_PATH ?? '').replace(/\/+$/, '');
if (!/^(?:\/[\w.~-]+)*$/.test(basePath))
  stop('BASE_PATH must be a path such as /tools/token-check.');
const publicUrl = env.PUBLIC_URL?.replace(/\/+$/, '') || null;
if (publicUrl !== null && !/^https?:\/\/[\w.:-]+$/.test(publicUrl)) {
  stop('PUBLIC_URL must be an origin such as https://token-check.example.com.');
}
const proxies =
  trustedProxies(env.TRUSTED_PROXIES ?? '') ??
  stop('TRUSTED_PROXIES must be IP addresses or subnets with commas between them.');
const exposure = exposureIn(env);
if (exposure !== null) stop(`Start the server without ${exposure}: it makes Node expose tokens.`);
// The log contains the route, the status and the time of a request, and nothing that it carries.
const log = pino({ level: env.LOG_LEVEL || 'info', base: null });
const perMinute = wholeNumber('CHECKS_PER_MINUTE', defaultChecksPerMinute, 0, 1_000_000);
const limiter =
  perMinute === 0
    ? null
    : limits({
        perMinute,
        redisUrl: env.REDIS_URL || undefined,
        onRedisDown: () => log.warn('Redis is not reachable: this instance counts in memory'),
      });
const common = { timeoutMs: defaultTimeoutMs, userAgent: 'token-check-web', clock: systemClock };
const reading = readingThreads(new URL('reading-thread.js', import.meta.url), {
  threads: Math.max(2, Math.min(4, availableParallelism())),
  deadlineMs: 5000,
  maxWaiting: 64,
});
// A check goes on in its turn when its text is read: what follows keeps this thread busy.
const turn = turns();
const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const app = await createApp({
  network: {
    ...common,
    apiUrl: baseUrlFrom('DIGITALOCEAN_API_URL', digitalOcean.apiUrl),
    oauthUrl: baseUrlFrom('DIGITALOCEAN_OAUTH_URL', digitalOcean.oauthUrl),
    transport: nodeTransport({ env }),
  },
  sandbox: { ...common, ...digitalOcean, transport: fetchTransport(sandbox), simulated: true },
  problems: await readProblems(folder('problems')),
  assets: await readAssets(folder('public')),
  basePath,
  publicUrl,
  maxAsking: wholeNumber('MAX_ASKING', 64, 1, 10_000),
  maxRequests: wholeNumber('MAX_REQUESTS', 64, 1, 10_000),
  extract: (...args) => reading.extract(...args).finally(turn),
  ...(limiter !== null && {
    limit: (context, cost) => {
      const { incoming } = context.env as HttpBindings;
      const forwarded = context.req.header('x-forwarded-for');
      return limiter.take(clientKey(incoming.socket.remoteAddress, forwarded, proxies), cost);
    },
  }),
  log: (entry) => log.info(entry),
});

const server = serve({ fetch: app.fetch, port, hostname }, (address) => {
  process.stdout.write(`token-check is ready: http://localhost:${address.port}${basePath}/\n`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  stop(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Choose another one: PORT=8788 npm start`
      : `The server could not start (${error.code}).`,
  );
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'stopping: running answers are finished first');
    limiter?.close();
    // A client that goes on sending would keep its connection open, and with it this process.
    server.prependListener('request', (_request: unknown, response: ServerResponse) => {
      response.setHeader('Connection', 'close');
    });
    // Nor is a connection kept whose answer ends from now on. In milliseconds.
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = 100;
    // It also closes the connections that are idle now.
    server.close(() => process.exit(0));
    // What is still open after this is no answer any longer.
    setTimeout(() => process.exit(0), 25_000).unref();
  });
}

function wholeNumber(name: string, standard: number, least: number, most: number): number {
  const value = Number(env[name] || standard);
  if (!Number.isInteger(value) || value < least || value > most) {
    stop(`${name} takes a number from ${least} to ${most}.`);
  }
  return value;
}

function baseUrlFrom(name: string, standard: string): string {
  const baseUrl = parseBaseUrl(env[name] || standard);
  return baseUrl ?? stop(`${name} must begin with https:// (http:// only for this machine).`);
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
