import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The built server as a process, with a DigitalOcean whose answers wait until a test says so. */
let upstream: Server;
let server: ChildProcess;
let port = 0;
let asked = 0;
let answer: () => void = () => {};

beforeAll(async () => {
  const released = new Promise<void>((resolve) => {
    answer = resolve;
  });
  upstream = createServer(async (_request, response) => {
    asked++;
    await released;
    response.writeHead(401).end('{"id":"Unauthorized","message":"Unable to authenticate you"}');
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const address = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  server = spawn(process.execPath, [join(import.meta.dirname, '../dist/main.js')], {
    env: {
      PORT: '0',
      CHECKS_PER_MINUTE: '0',
      LOG_LEVEL: 'silent',
      DIGITALOCEAN_API_URL: address,
      DIGITALOCEAN_OAUTH_URL: address,
    },
  });
  port = await new Promise<number>((resolve) => {
    server.stdout?.on('data', (text) => {
      const [, found] = /localhost:(\d+)/.exec(String(text)) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
  });
});
afterAll(() => {
  server.kill('SIGKILL');
  upstream.closeAllConnections();
  upstream.close();
});

/** Sends one request and returns the status, the header `Connection` and the text. */
function send(agent: Agent, method: string, path: string, body = '') {
  return new Promise<{ status: number; connection: string; text: string }>((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    request({ agent, port, host: '127.0.0.1', method, path, headers }, (got: IncomingMessage) => {
      let text = '';
      got.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      const { statusCode: status = 0 } = got;
      got.on('end', () => resolve({ status, connection: got.headers.connection ?? '', text }));
      got.on('error', reject);
    })
      .on('error', reject)
      .end(body);
  });
}

test('a connection can be used again after a body that was too large', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const tooLarge = await send(agent, 'POST', '/api/v1/diagnose', 'x'.repeat(900_000));
  expect([tooLarge.status, tooLarge.connection]).toEqual([413, 'keep-alive']);
  expect((await send(agent, 'GET', '/healthz')).text).toBe('ok');
  agent.destroy();
});

test('SIGTERM: a running check is answered, and a client that goes on sending is let go', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const body = JSON.stringify({ input: makeToken('dop_v1_', 'running') });
  const running = send(agent, 'POST', '/api/v1/diagnose', body);
  await expect.poll(() => asked).toBeGreaterThan(0);
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  // Once it refuses connections, it has begun to stop.
  await expect
    .poll(() => send(new Agent(), 'GET', '/healthz').catch((error) => error.code))
    .toBe('ECONNREFUSED');
  const more = Array.from({ length: 5 }, () =>
    send(agent, 'GET', '/healthz').then(
      ({ connection }) => connection,
      (error) => error.code as string,
    ),
  );
  answer();
  const { status, text } = await running;
  expect([status, JSON.parse(text).verdict]).toEqual([200, 'problem']);
  const [next, ...others] = await Promise.all(more);
  // Either the connection was closed in between, or this answer is the last one on it.
  expect(['close', 'ECONNRESET', 'ECONNREFUSED']).toContain(next);
  expect(new Set(others)).toEqual(new Set(['ECONNREFUSED']));
  expect((await ended)[0]).toBe(0);
});
