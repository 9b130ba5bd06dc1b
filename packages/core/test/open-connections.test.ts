import { createServer, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Phase } from '../src/facts.ts';
import { fetchTransport } from '../src/index.ts';
import { nodeTransport } from '../src/node.ts';
import type { Transport, TransportRequest, TransportResult } from '../src/probe/transport.ts';
import { makeCertificate } from './support/certificates.ts';
import { listen, serveHttps } from './support/servers.ts';

const account = '{"account":{"email":"sammy@example.com"}}';

/** Answers after which the server waits: it neither ends the body nor closes the connection. */
const answers: Readonly<Record<string, readonly [string, (response: ServerResponse) => void]>> = {
  'a body that is not gzip': [
    'garbled',
    (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.write(account);
    },
  ],
  'a body that is not Brotli': [
    'garbled',
    (response) => {
      response.writeHead(200, { 'content-encoding': 'br' });
      response.write(`~~~${account}`);
    },
  ],
  'a gzip body with a wrong checksum': [
    'garbled',
    (response) => {
      const packed = gzipSync(account);
      packed.writeUInt32LE(0, packed.length - 8);
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.write(packed);
    },
  ],
  'a body that is too large': [
    'too-large',
    (response) => {
      response.writeHead(200);
      response.write(' '.repeat(300_000));
    },
  ],
  'a small gzip of a body that is too large': [
    'too-large',
    (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.write(gzipSync(' '.repeat(8_000_000)));
    },
  ],
};

/** Also after an error of the connection. */
const closing = (socket: Socket): Promise<unknown> =>
  new Promise((resolve) => socket.on('error', () => {}).on('close', resolve));

/** A server that keeps its connections open, and a promise for the end of all of them. */
async function keepOpen(
  answer: (response: ServerResponse) => void,
): Promise<{ port: number; closed: () => Promise<unknown> }> {
  const ends: Promise<unknown>[] = [];
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (_request, response) =>
    answer(response),
  );
  server.on('connection', (socket: Socket) => ends.push(closing(socket)));
  const port = await listen(server);
  return {
    port,
    closed: () => {
      expect(ends.length).toBeGreaterThan(0);
      return Promise.all(ends);
    },
  };
}

const request = (
  transport: Transport,
  url: string,
  { signal, onPhase }: Partial<TransportRequest> = {},
): Promise<TransportResult> =>
  transport({
    method: 'GET',
    url,
    headers: {},
    signal: signal ?? new AbortController().signal,
    ...(onPhase && { onPhase }),
  });

describe.each<[string, () => Transport]>([
  ['node:http', () => nodeTransport({ env: {} })],
  ['fetch', () => fetchTransport()],
])('the connection is closed by %s after', (_name, transport) => {
  test.each(Object.entries(answers))('%s', async (_what, [reason, answer]) => {
    const { port, closed } = await keepOpen(answer);
    const result = await request(transport(), `http://127.0.0.1:${port}/`);
    expect(result).toMatchObject({ type: 'failure', reason });
    await closed();
  });

  test('101 Switching Protocols, without waiting for the time limit', async () => {
    const { port, closed } = await keepOpen(({ socket }) => {
      socket?.write(
        'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
      );
    });
    const result = await request(transport(), `http://127.0.0.1:${port}/`);
    expect(result.type === 'failure' || result.status === 101).toBe(true);
    await closed();
  });

  test('an abort in the middle of the body', async () => {
    const { port, closed } = await keepOpen((response) => {
      response.writeHead(200);
      response.write(account);
    });
    const controller = new AbortController();
    const onPhase = (phase: Phase) => phase === 'body' && controller.abort();
    const { signal } = controller;
    const result = await request(transport(), `http://127.0.0.1:${port}/`, { signal, onPhase });
    expect(result.type).toBe('failure');
    await closed();
  });

  test('an abort before the answer', async () => {
    const controller = new AbortController();
    const { port, closed } = await keepOpen(() => controller.abort());
    const { signal } = controller;
    const result = await request(transport(), `http://127.0.0.1:${port}/`, { signal });
    expect(result.type).toBe('failure');
    await closed();
  });
});

test('the connection to a proxy is closed after a body that is not gzip', async () => {
  const pair = await makeCertificate();
  const { port } = await serveHttps(pair, (_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.write(account);
  });
  const ends: Promise<unknown>[] = [];
  const server = createServer();
  server.on('connect', (_request, socket: Socket) => {
    ends.push(closing(socket));
    const target = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    onTestFinished(() => {
      target.destroy();
    });
  });
  const env = { HTTPS_PROXY: `http://127.0.0.1:${await listen(server)}` };
  const transport = nodeTransport({ env, ca: pair.cert });
  const result = await request(transport, `https://127.0.0.1:${port}/`);
  expect(result).toMatchObject({ type: 'failure', reason: 'garbled' });
  expect(ends).toHaveLength(1);
  await Promise.all(ends);
});
