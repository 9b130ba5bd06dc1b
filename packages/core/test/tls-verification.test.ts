import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import tls from 'node:tls';
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { fetchTransport } from '../src/index.ts';
import { send } from '../src/probe/send.ts';
import { steps } from '../src/probe/steps.ts';
import { Secret } from '../src/secret/secret.ts';
import { ask, report, token } from './support/ask.ts';
import { makeAuthority, makeCertificate, type Pair } from './support/certificates.ts';
import { listen, serveHttps } from './support/servers.ts';

/** Company proxies that replace certificates make people set this for all of their programs. */
beforeEach(() => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

let selfSigned: Pair;
let authority: Pair;
let trusted: Pair;
beforeAll(async () => {
  selfSigned = await makeCertificate();
  authority = await makeAuthority();
  trusted = await makeCertificate({ authority });
});

const rejection: Parameters<typeof serveHttps>[1] = (_request, response) =>
  response.writeHead(401).end('{"id":"Unauthorized","message":"Unable to authenticate you"}');

/** A proxy that connects to any address, and how many CONNECT requests it got. */
async function serveProxy(pair: Pair | null): Promise<{ port: number; got: () => number }> {
  let count = 0;
  const server = pair === null ? createServer() : createSecureServer(pair);
  server.on('connect', ({ url = '' }: { url?: string }, socket: Socket) => {
    count++;
    const [host, port] = url.split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    socket.on('error', () => {}).on('close', () => target.destroy());
    target.on('error', () => socket.destroy());
  });
  return { port: await listen(server), got: () => count };
}

test('a host with a self-signed certificate gets no request', async () => {
  const { port, got } = await serveHttps(selfSigned, rejection);
  const url = `https://127.0.0.1:${port}`;
  expect(await ask(url)).toMatchObject({ reason: 'tls', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  const { verdict, diagnoses } = await report(url);
  expect({ verdict, code: diagnoses[0]?.code }).toEqual({
    verdict: 'undetermined',
    code: 'tls-untrusted',
  });
  expect(got()).toBe(0);
});

test('a host with a self-signed certificate behind a proxy gets no request', async () => {
  const { port, got } = await serveHttps(selfSigned, rejection);
  const proxy = await serveProxy(null);
  const network = { env: { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` } };
  const url = `https://127.0.0.1:${port}`;
  expect(await ask(url, { network })).toMatchObject({
    reason: 'tls',
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
  expect((await report(url, { network })).verdict).toBe('undetermined');
  expect({ host: got(), proxy: proxy.got() > 0 }).toEqual({ host: 0, proxy: true });
});

test('a proxy with a self-signed certificate gets no CONNECT', async () => {
  const { port, got } = await serveHttps(trusted, rejection);
  const proxy = await serveProxy(selfSigned);
  const network = {
    ca: authority.cert,
    env: { HTTPS_PROXY: `https://127.0.0.1:${proxy.port}` },
  };
  expect(await ask(`https://127.0.0.1:${port}`, { network })).toMatchObject({
    reason: 'proxy',
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
  expect({ host: got(), proxy: proxy.got() }).toEqual({ host: 0, proxy: 0 });
});

test('fetch of Node sends nothing, because it has no option that verifies', async () => {
  const { port, got } = await serveHttps(selfSigned, rejection);
  const transport = fetchTransport();
  const options = { transport, timeoutMs: 10_000, userAgent: 'token-check/test' };
  const url = `https://127.0.0.1:${port}`;
  expect(await send(new Secret(token), steps.account, url, options)).toMatchObject({
    reason: 'tls',
    code: 'NODE_TLS_REJECT_UNAUTHORIZED',
  });
  expect(got()).toBe(0);
});

test('fetch of Node sends nothing where old versions of TLS are allowed', async () => {
  vi.unstubAllEnvs();
  const { port, got } = await serveHttps(selfSigned, rejection);
  const version = tls.DEFAULT_MIN_VERSION;
  tls.DEFAULT_MIN_VERSION = 'TLSv1';
  onTestFinished(() => {
    tls.DEFAULT_MIN_VERSION = version;
  });
  const options = { transport: fetchTransport(), timeoutMs: 10_000, userAgent: 'token-check/test' };
  const url = `https://127.0.0.1:${port}`;
  expect(await send(new Secret(token), steps.account, url, options)).toMatchObject({
    reason: 'tls',
    code: 'NODE_TLS_MIN_VERSION',
  });
  expect(got()).toBe(0);
});

test('a host with a certificate of a trusted authority gets the request', async () => {
  const { port, got } = await serveHttps(trusted, rejection);
  const network = { ca: authority.cert };
  expect(await ask(`https://127.0.0.1:${port}`, { network })).toMatchObject({ status: 401 });
  expect(got()).toBe(1);
});
