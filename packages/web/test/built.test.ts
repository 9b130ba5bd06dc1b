import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultServer } from '../../core/test/support/fault-server.ts';

/** The built server as a process, with a DigitalOcean that breaks every answer. */
let faults: Server;
let open: ReadonlySet<Socket>;
let server: ChildProcess;
let output = '';
let address = '';

beforeAll(async () => {
  ({ server: faults, open } = faultServer(null));
  await new Promise<void>((resolve) => faults.listen(0, '127.0.0.1', resolve));
  const { port } = faults.address() as AddressInfo;
  server = spawn(process.execPath, [join(import.meta.dirname, '../dist/main.js')], {
    env: {
      PORT: '0',
      CHECKS_PER_MINUTE: '0',
      // The number is the seed of what the two addresses do.
      DIGITALOCEAN_API_URL: `http://127.0.0.1:${port}/110`,
      DIGITALOCEAN_OAUTH_URL: `http://127.0.0.1:${port}/110`,
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on('exit', () => reject(new Error(output)));
    for (const stream of [server.stdout, server.stderr]) {
      stream?.on('data', (text) => {
        output += text;
        if (/ready: http:\/\/localhost:\d+/.test(output)) resolve();
      });
    }
  });
  address = `http://127.0.0.1:${/localhost:(\d+)/.exec(output)?.[1]}`;
});
afterAll(() => {
  server.kill('SIGKILL');
  for (const socket of open) socket.destroy();
  faults.close();
});

const diagnose = (input: string, offline: boolean) =>
  fetch(`${address}/api/v1/diagnose`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input, offline }),
  });

test('a text is read on a thread of the built server', async () => {
  const response = await diagnose(`DO_TOKEN=${makeToken('dop_v1_', 'built')}`, true);
  expect(await response.json()).toMatchObject({
    verdict: 'unchecked',
    credential: { kind: 'personal-access-token' },
  });
});

test('others are answered while hostile texts are read', async () => {
  const hostile = Array.from({ length: 6 }, () => diagnose('curl |'.repeat(40_000), true));
  const health = await fetch(`${address}/healthz`);
  expect(health.status).toBe(200);
  for (const response of await Promise.all(hostile)) expect(response.status).toBe(200);
});

test('no connection stays open after faults, and SIGTERM ends the server', async () => {
  const posts = Array.from({ length: 12 }, (_, at) =>
    diagnose(makeToken('dop_v1_', `${at}`), false),
  );
  for (const response of await Promise.all(posts)) expect(response.status).toBe(200);
  await expect.poll(() => open.size).toBe(0);
  const ended = new Promise((resolve) => server.on('exit', resolve));
  server.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(output).not.toContain(makeToken('dop_v1_', '0').slice(10, 30));
});
