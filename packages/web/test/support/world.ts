import { join } from 'node:path';
import { fetchTransport } from '@token-check/core';
import { digitalOcean, systemClock } from '@token-check/core/internal';
import { sandbox } from '@token-check/core/sandbox';
import { type AppOptions, createApp } from '../../src/server/app.tsx';
import { readProblems } from '../../src/server/problems.ts';

/** The requests that reached the simulated DigitalOcean. */
export const asked: string[] = [];

export const network = {
  ...digitalOcean,
  transport: fetchTransport((request) => {
    asked.push(`${request.method} ${request.url}`);
    return sandbox(request);
  }),
  timeoutMs: 200,
  userAgent: 'test',
  clock: systemClock,
};

export const problems = await readProblems(join(import.meta.dirname, '../../../../docs/problems'));

const file = (type: string, text: string) => ({ type, body: new TextEncoder().encode(text) });

/** Files in place of a build, so that the tests of the server need none. */
const assets = new Map([
  ['/assets/style-1.css', file('text/css; charset=utf-8', 'body { margin: 0 }'.repeat(50))],
  ['/assets/page-Ab1.js', file('text/javascript; charset=utf-8', 'export {};')],
  ['/icon.svg', file('image/svg+xml', '<svg/>')],
  ['/favicon.ico', file('image/x-icon', '')],
]);

export const appWith = (options: Partial<AppOptions> = {}) =>
  createApp({ network, sandbox: network, problems, assets, ...options });
