import type { RequestListener } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { serveBytes, serveHttp } from '../../../../test/support/servers.ts';
import type { Phase } from '../../../facts.ts';
import { maxBodyBytes, type TransportRequest } from '../../transport.ts';
import { get } from './get.ts';
import { strict } from './strict.ts';

const direct = { agent: false, trust: undefined, proxy: null } as const;

const ask = (url: string, parts: Partial<TransportRequest> = {}) =>
  get({ method: 'GET', url, headers: {}, signal: new AbortController().signal, ...parts }, direct);

/** What is made of the answer of this server. */
const answerOf = async (listener: RequestListener) =>
  ask(`http://127.0.0.1:${await serveHttp(listener)}/`);

/** What is made of these bytes, behind which the server closes the connection. */
const bytesOf = async (bytes: string) =>
  ask(
    `http://127.0.0.1:${await serveBytes((socket) => socket.once('data', () => socket.end(bytes)))}/`,
  );

const encoded = (encoding: string | null, body: Buffer | string) =>
  answerOf((_request, response) => {
    if (encoding !== null) response.setHeader('content-encoding', encoding);
    response.end(body);
  });

describe('a body', () => {
  const text = '{"account":{}}';

  test.each([
    ['without an encoding', null, text],
    ['of the encoding “identity”', 'identity', text],
    ['of an encoding without a name', '', text],
    ['of Brotli', 'br', brotliCompressSync(text)],
    ['of gzip', 'gzip', gzipSync(text)],
    ['of gzip under its old name', 'x-gzip', gzipSync(text)],
    ['of deflate', 'deflate', deflateSync(text)],
    ['of gzip in capitals and spaces', ' GZIP ', gzipSync(text)],
    ['with a byte order mark', null, `\ufeff${text}`],
  ])('%s is read', async (_what, encoding, body) => {
    expect(await encoded(encoding, body)).toMatchObject({
      type: 'response',
      status: 200,
      body: text,
    });
  });

  test('keeps a byte order mark in its middle', async () => {
    expect(await encoded(null, 'a\ufeffb')).toMatchObject({ body: 'a\ufeffb' });
  });

  test.each([
    ['an unknown encoding', 'zstd', text],
    ['two encodings', 'gzip, br', text],
    ['an encoding that only ends like one', 'my-gzip', gzipSync(text)],
    ['an encoding that only begins like one', 'gzip-2', gzipSync(text)],
    ['gzip that is not gzip', 'gzip', text],
  ])('of %s is garbled', async (_what, encoding, body) => {
    expect(await encoded(encoding, body)).toMatchObject({ type: 'failure', reason: 'garbled' });
  });

  test('is read up to the limit, and no byte further', async () => {
    expect(await encoded(null, 'x'.repeat(maxBodyBytes))).toMatchObject({ type: 'response' });
    expect(await encoded(null, 'x'.repeat(maxBodyBytes + 1))).toMatchObject({
      reason: 'too-large',
    });
  });
});

describe('a connection', () => {
  test('that is cut off in the body is no answer', async () => {
    expect(await bytesOf('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{')).toMatchObject({
      type: 'failure',
      reason: 'reset',
    });
  });

  test('that is closed without an answer is no answer', async () => {
    expect(await bytesOf('')).toMatchObject({ type: 'failure', reason: 'reset', proxy: null });
  });

  test('that changes its protocol is an answer without a body', async () => {
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n';
    expect(await bytesOf(upgrade)).toMatchObject({
      type: 'response',
      status: 101,
      headers: { upgrade: 'x' },
      body: '',
    });
  });

  test('ends when the request is given up, before it begins and while it waits', async () => {
    const port = await serveHttp(() => {});
    const url = `http://127.0.0.1:${port}/`;
    expect(await ask(url, { signal: AbortSignal.abort() })).toMatchObject({ type: 'failure' });
    const controller = new AbortController();
    const onPhase = (phase: Phase) => {
      if (phase === 'answer') controller.abort();
    };
    expect(await ask(url, { signal: controller.signal, onPhase })).toMatchObject({
      type: 'failure',
    });
  });
});

test.each([
  ['127.0.0.1', ['connect', 'answer', 'body']],
  ['localhost', ['lookup', 'connect', 'answer', 'body']],
])('the phases of a request to %s are told', async (host, expected) => {
  const phases: Phase[] = [];
  const port = await serveHttp((_request, response) => response.end('{}'));
  await ask(`http://${host}:${port}/`, { onPhase: (phase) => phases.push(phase) });
  expect(phases).toEqual(expected);
});

test('a request asks for a body without compression', async () => {
  let headers = {};
  await answerOf((request, response) => {
    ({ headers } = request);
    response.end();
  });
  expect(headers).toMatchObject({ 'accept-encoding': 'identity' });
});

test('TLS is at least version 1.2, with the ciphers of Node', () => {
  expect(strict()).toEqual({ minVersion: 'TLSv1.2', ciphers: expect.stringMatching(/^TLS_AES/) });
});
