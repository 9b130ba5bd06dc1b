import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { proxyFor } from '../src/probe/transports/node/proxy-for.ts';
import { ask, report, token } from './support/ask.ts';
import { makeAuthority, makeCertificate, type Pair } from './support/certificates.ts';
import { headerLines, holds } from './support/seen.ts';
import { closedPort, listen, serveHttps } from './support/servers.ts';

let authority: Pair;
let pair: Pair;
beforeAll(async () => {
  authority = await makeAuthority();
  pair = await makeCertificate({ authority });
});

type OnConnect = (request: IncomingMessage, socket: Socket) => void;

/** Opens the way, as a proxy should. */
const forward: OnConnect = ({ url = '' }, socket) => {
  const [host, port] = url.split(':');
  const target = connect(Number(port), host, () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    target.pipe(socket).pipe(target);
  });
  socket.on('close', () => target.destroy());
  target.on('error', () => socket.destroy());
};

const answer =
  (head: string): OnConnect =>
  (_request, socket) => {
    socket.end(`${head}\r\n\r\n`);
  };

async function proxy(onConnect: OnConnect): Promise<{ port: number; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    response.writeHead(405).end();
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => {});
    seen.push(request);
    onConnect(request, socket);
  });
  return { port: await listen(server), seen };
}

const account: Parameters<typeof serveHttps>[1] = (_request, response) =>
  response.end('{"account":{"email":"sammy@example.com"}}');

const through = (address: string, more: Record<string, string> = {}) => ({
  ca: authority.cert,
  env: { HTTPS_PROXY: address, ...more },
});

/** The first diagnosis of a check through the proxy. */
async function said(address: string, timeoutMs = 10_000): Promise<string> {
  const { port } = await serveHttps(pair);
  const { verdict, diagnoses } = await report(`https://127.0.0.1:${port}`, {
    network: through(address),
    timeoutMs,
  });
  expect(verdict).toBe('undetermined');
  return `${diagnoses[0]?.code}: ${diagnoses[0]?.what}`;
}

describe('a proxy', () => {
  test('is gone through; it sees the address and nothing of the credential', async () => {
    const { port, got } = await serveHttps(pair, account);
    const { port: at, seen } = await proxy(forward);
    const { verdict } = await report(`https://127.0.0.1:${port}`, {
      network: through(`http://127.0.0.1:${at}`),
    });
    expect(verdict).toBe('usable');
    expect(got()).toBe(2);
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(
      Array(2).fill(`CONNECT 127.0.0.1:${port}`),
    );
    expect(holds(JSON.stringify(seen.map(({ rawHeaders }) => rawHeaders)), token)).toBe(false);
  });

  test.each([
    ['p%40ss:word%25', 'p@ss:word%'],
    // No valid escape, so it is meant as it stands.
    ['100%sure', '100%sure'],
  ])('gets its login %s in its own header, and nobody else does', async (written, password) => {
    const headers: string[] = [];
    const { port } = await serveHttps(pair, ({ rawHeaders }, response) => {
      headers.push(...rawHeaders);
      response.end('{"account":{"email":"sammy@example.com"}}');
    });
    const { port: at, seen } = await proxy(forward);
    const whole = await report(`https://127.0.0.1:${port}`, {
      network: through(`http://sammy:${written}@127.0.0.1:${at}`),
    });
    expect(whole.verdict).toBe('usable');
    const basic = Buffer.from(`sammy:${password}`).toString('base64');
    for (const { rawHeaders } of seen) {
      expect(headerLines(rawHeaders).filter(([name]) => /authorization/i.test(name))).toEqual([
        ['Proxy-Authorization', `Basic ${basic}`],
      ]);
    }
    for (const elsewhere of [JSON.stringify(whole), JSON.stringify(headers)])
      for (const form of [written, password, basic]) expect(elsewhere).not.toContain(form);
  });

  test.each<[string, OnConnect]>([
    ['refuses', answer('HTTP/1.1 407 Proxy Authentication Required')],
    ['closes', (_request, socket) => socket.destroy()],
  ])('that %s is told without its password', async (_what, onConnect) => {
    const { port: at } = await proxy(onConnect);
    const address = `http://sammy:hunter2hunter2@127.0.0.1:${at}`;
    const { port } = await serveHttps(pair);
    const result = await ask(`https://127.0.0.1:${port}`, { network: through(address) });
    const whole = await report(`https://127.0.0.1:${port}`, { network: through(address) });
    for (const text of [JSON.stringify(result), JSON.stringify(whole)]) {
      expect(text).not.toContain('hunter2');
      expect(text).not.toContain(Buffer.from('sammy:hunter2hunter2').toString('base64'));
    }
    expect(result).toMatchObject({ reason: 'proxy', proxy: `127.0.0.1:${at}` });
  });

  test.each<[string, OnConnect, string | null, RegExp]>([
    ['wants a login', answer('HTTP/1.1 407 Log in'), '407', /requires a login \(407\)/],
    ['forbids the address', answer('HTTP/1.1 403 Forbidden'), '403', /refused to connect \(403\)/],
    ['does not reach it', answer('HTTP/1.1 502 Bad Gateway'), '502', /refused to connect \(502\)/],
    ['closes the connection', (_request, socket) => socket.end(), null, /connection failed/],
    ['is none', answer('hello world'), null, /connection failed\.$/],
    [
      'sends a page of its own',
      answer('HTTP/1.1 403 Forbidden\r\nContent-Length: 40\r\n\r\nUnable to authenticate you'),
      '403',
      /refused to connect/,
    ],
  ])('%s', async (_what, onConnect, code, words) => {
    const { port, got } = await serveHttps(pair);
    const { port: at } = await proxy(onConnect);
    const network = through(`http://127.0.0.1:${at}`);
    expect(await ask(`https://127.0.0.1:${port}`, { network })).toMatchObject({
      reason: 'proxy',
      code,
      proxy: `127.0.0.1:${at}`,
    });
    expect(await said(`http://127.0.0.1:${at}`)).toMatch(/^proxy-failure: /);
    expect(await said(`http://127.0.0.1:${at}`)).toMatch(words);
    expect(got()).toBe(0);
  });

  test('is not there', async () => {
    const at = `http://127.0.0.1:${await closedPort()}`;
    const { port } = await serveHttps(pair);
    expect(await ask(`https://127.0.0.1:${port}`, { network: through(at) })).toMatchObject({
      reason: 'proxy',
      code: 'ECONNREFUSED',
    });
    expect(await said(at)).toMatch(/^proxy-failure: /);
  });

  test('hangs: the time limit ends it, and nothing stays open', async () => {
    let left: Promise<unknown> | undefined;
    const { port: at } = await proxy((_request, socket) => {
      left = once(socket.resume(), 'end');
    });
    const network = through(`http://127.0.0.1:${at}`);
    const { port } = await serveHttps(pair);
    const result = await ask(`https://127.0.0.1:${port}`, { network, timeoutMs: 400 });
    expect(result).toMatchObject({ reason: 'timeout', phase: 'proxy' });
    await left;
    expect(await said(`http://127.0.0.1:${at}`, 400)).toMatch(
      /^connection-timeout: .*the proxy didn’t connect/,
    );
  });

  test('opens the way, and then the server is silent', async () => {
    const { port } = await serveHttps(pair, () => {});
    const { port: at } = await proxy(forward);
    const network = through(`http://127.0.0.1:${at}`);
    const result = await ask(`https://127.0.0.1:${port}`, { network, timeoutMs: 1000 });
    expect(result).toMatchObject({ reason: 'timeout', phase: 'answer' });
  });

  test('opens the way to a server that is not trusted: that is no matter of the proxy', async () => {
    const { port, got } = await serveHttps(await makeCertificate());
    const { port: at } = await proxy(forward);
    const network = through(`http://127.0.0.1:${at}`);
    expect(await ask(`https://127.0.0.1:${port}`, { network })).toMatchObject({ reason: 'tls' });
    expect(got()).toBe(0);
  });

  test.each([
    ['of another kind', 'socks5://127.0.0.1:1080', /The proxy type isn’t supported/],
    [
      'without a valid address',
      'http://sammy:hunter2hunter2@:99999',
      /The proxy address isn’t valid/,
    ],
  ])('%s', async (_what, address, words) => {
    const text = await said(address);
    expect(text).toMatch(/^proxy-failure: /);
    expect(text).toMatch(words);
    expect(text).not.toContain('hunter2');
  });

  test('is not used for a host that NO_PROXY names', async () => {
    const { port } = await serveHttps(pair);
    const { port: at, seen } = await proxy(forward);
    const network = through(`http://127.0.0.1:${at}`, { NO_PROXY: 'localhost,127.0.0.1' });
    expect(await ask(`https://127.0.0.1:${port}`, { network })).toMatchObject({ status: 200 });
    expect(seen).toEqual([]);
  });
});

describe('which proxy', () => {
  const api = 'https://api.digitalocean.com/v2/account';
  const set = { HTTPS_PROXY: 'http://proxy.test:3128' };
  const used = 'http://proxy.test:3128/';

  test.each<[string, string, Record<string, string>, string | null]>([
    ['none', api, {}, null],
    ['HTTPS_PROXY', api, set, used],
    ['in lower case', api, { https_proxy: 'http://proxy.test:3128' }, used],
    [
      'lower case before upper',
      api,
      { ...set, https_proxy: 'http://other.test' },
      'http://other.test/',
    ],
    // As for curl: set to nothing in lower case is a wish of its own.
    ['lower case of nothing', api, { ...set, https_proxy: '' }, null],
    ['ALL_PROXY', api, { ALL_PROXY: 'http://proxy.test:3128' }, used],
    ['HTTPS_PROXY before ALL_PROXY', api, { ...set, ALL_PROXY: 'http://other.test' }, used],
    ['HTTP_PROXY is for http', api, { HTTP_PROXY: 'http://proxy.test:3128' }, null],
    ['nothing but spaces', api, { HTTPS_PROXY: ' ' }, null],
    ['spaces around it', api, { HTTPS_PROXY: ' http://proxy.test:3128\n' }, used],
    ['without a scheme', api, { HTTPS_PROXY: 'proxy.test:3128' }, used],
    ['http leads to this machine alone', 'http://127.0.0.1:8080/', set, null],
    ['NO_PROXY: the host', api, { ...set, NO_PROXY: 'api.digitalocean.com' }, null],
    ['NO_PROXY: the host in capitals', api, { ...set, NO_PROXY: 'API.DigitalOcean.com' }, null],
    ['NO_PROXY: the domain', api, { ...set, NO_PROXY: 'digitalocean.com' }, null],
    ['NO_PROXY: the domain with a dot', api, { ...set, NO_PROXY: '.digitalocean.com' }, null],
    ['NO_PROXY: the domain with a star', api, { ...set, NO_PROXY: '*.digitalocean.com' }, null],
    ['NO_PROXY: everything', api, { ...set, NO_PROXY: '*' }, null],
    ['NO_PROXY: host and port', api, { ...set, NO_PROXY: 'api.digitalocean.com:443' }, null],
    ['NO_PROXY: another port', api, { ...set, NO_PROXY: 'api.digitalocean.com:8443' }, used],
    ['NO_PROXY: one of many', api, { ...set, NO_PROXY: 'localhost, digitalocean.com ,x' }, null],
    ['NO_PROXY: in lower case', api, { ...set, no_proxy: 'digitalocean.com' }, null],
    ['NO_PROXY: the end of the name', api, { ...set, NO_PROXY: 'ocean.com' }, used],
    ['NO_PROXY: a name below', api, { ...set, NO_PROXY: 'v2.api.digitalocean.com' }, used],
    ['NO_PROXY: nothing', api, { ...set, NO_PROXY: ' , ' }, used],
    ['NO_PROXY: a number', 'https://10.1.2.3:8443/', { ...set, NO_PROXY: '10.1.2.3:8443' }, null],
    ['NO_PROXY: IPv6', 'https://[::1]:8443/', { ...set, NO_PROXY: '::1' }, null],
    ['NO_PROXY: IPv6 in brackets', 'https://[::1]:8443/', { ...set, NO_PROXY: '[::1]:8443' }, null],
  ])('%s', (_what, url, env, expected) => {
    expect(proxyFor(new URL(url), env)?.href ?? null).toBe(expected);
  });

  test('an invalid address is not repeated in the error', () => {
    expect(() => proxyFor(new URL(api), { HTTPS_PROXY: 'http://u:hunter2@:x' })).toThrow(
      'the address of the proxy is invalid',
    );
  });
});
