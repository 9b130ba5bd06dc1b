import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { fetchTransport } from '@token-check/core';
import {
  defaultTimeoutMs,
  digitalOcean,
  parseBaseUrl,
  systemClock,
} from '@token-check/core/internal';
import { nodeTransport } from '@token-check/core/node';
import { sandbox } from '@token-check/core/sandbox';
import { createApp } from './app.ts';
import { readProblems } from './problems.ts';

const { env } = process;
const port = Number(env.PORT || 8787);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  stop('PORT takes a number from 0 to 65535.');
// Credentials come in here: other machines reach it only if somebody wants that.
const hostname = env.HOST || '127.0.0.1';
const common = { timeoutMs: defaultTimeoutMs, userAgent: 'token-check-web', clock: systemClock };

const app = createApp({
  network: {
    ...common,
    apiUrl: baseUrlFrom('DIGITALOCEAN_API_URL', digitalOcean.apiUrl),
    oauthUrl: baseUrlFrom('DIGITALOCEAN_OAUTH_URL', digitalOcean.oauthUrl),
    transport: nodeTransport({ env }),
  },
  sandbox: { ...common, ...digitalOcean, transport: fetchTransport(sandbox), simulated: true },
  problems: await readProblems(fileURLToPath(new URL('problems', import.meta.url))),
});

const server = serve({ fetch: app.fetch, port, hostname }, (address) => {
  process.stdout.write(`token-check is ready: http://localhost:${address.port}/\n`);
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
    server.close();
    // What still hangs after this was no answer anyway.
    setTimeout(() => process.exit(0), 2000).unref();
  });
}

function baseUrlFrom(name: string, standard: string): string {
  const baseUrl = parseBaseUrl(env[name] || standard);
  return baseUrl ?? stop(`${name} must begin with https:// (http:// only for this machine).`);
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
