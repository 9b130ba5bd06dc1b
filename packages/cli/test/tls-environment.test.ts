import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { makeAuthority, makeCertificate, type Pair } from '../../core/test/support/certificates.ts';

/**
 * The built program in an environment that tells Node to accept what it would refuse. Each server
 * counts the requests that it got: none may arrive.
 */
const bin = join(import.meta.dirname, '../bin/token-check.cjs');
const token = makeToken('dop_v1_', 'environment');
const folder = mkdtempSync(join(tmpdir(), 'token-check-'));
const ca = join(folder, 'ca.pem');
const weakConfig = join(folder, 'openssl.cnf');
let trusted: Pair;
let selfSigned: Pair;
beforeAll(async () => {
  const authority = await makeAuthority();
  trusted = await makeCertificate({ authority });
  selfSigned = await makeCertificate();
  writeFileSync(ca, authority.cert);
  const weak = 'MinProtocol = TLSv1\nCipherString = ALL:@SECLEVEL=0\n';
  writeFileSync(
    weakConfig,
    `nodejs_conf = init\n[init]\nssl_conf = ssl\n[ssl]\nsystem_default = weak\n[weak]\n${weak}`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

type Env = Readonly<Record<string, string>>;

function run(args: readonly string[], env: Env): Promise<{ status: number | null; out: string }> {
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH ?? '', ...env } });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    out += chunk;
  });
  child.stdin.end();
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, out })));
}

/** A server that rejects every token, or as a proxy connects to any address. */
async function serve(pair: Pair, options: ServerOptions = {}) {
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer({ ...pair, ...options }, (_request, response) => {
    count++;
    response.writeHead(401).end('{"id":"Unauthorized","message":"Unable to authenticate you"}');
  });
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
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `https://127.0.0.1:${port}`, got: () => count };
}

const check = (url: string, env: Env) =>
  run([bin, '--env', 'X', '--json', '--ca-file', ca, '--api-url', url, '--oauth-url', url], {
    ...env,
    X: token,
  });

/** The status that Node's own client gets, to show that the environment has its effect. */
const plainly = (url: string, env: Env) =>
  run(
    [
      '-e',
      `require('node:https').get(${JSON.stringify(url)}, { ca: require('node:fs').readFileSync(${JSON.stringify(ca)}) }, ({ statusCode }) => { console.log(statusCode); process.exit(); }).on('error', ({ code }) => console.log(code))`,
    ],
    env,
  );

const oldTls: ServerOptions = {
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.1',
  ciphers: 'ALL:@SECLEVEL=0',
};
const noEncryption: ServerOptions = {
  maxVersion: 'TLSv1.2',
  ciphers: 'ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0',
};

/** The switches, the server that they are for, and its certificate. */
const switches: readonly (readonly [string, () => Env, ServerOptions, () => Pair])[] = [
  [
    'NODE_TLS_REJECT_UNAUTHORIZED=0',
    () => ({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
    {},
    () => selfSigned,
  ],
  [
    'NODE_OPTIONS=--tls-min-v1.0',
    () => ({ NODE_OPTIONS: '--tls-min-v1.0 --tls-cipher-list=ALL:@SECLEVEL=0' }),
    oldTls,
    () => trusted,
  ],
  [
    'NODE_OPTIONS=--tls-cipher-list',
    () => ({ NODE_OPTIONS: '--tls-cipher-list=ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0' }),
    noEncryption,
    () => trusted,
  ],
  [
    'OPENSSL_CONF',
    () => ({
      OPENSSL_CONF: weakConfig,
      NODE_OPTIONS: '--tls-min-v1.0 --tls-cipher-list=ALL:@SECLEVEL=0',
    }),
    oldTls,
    () => trusted,
  ],
];

describe.each(switches)('%s', (_name, env, options, pair) => {
  test('has its effect on Node', async () => {
    const { url, got } = await serve(pair(), options);
    expect((await plainly(url, env())).out).toMatch(/^401$/m);
    expect(got()).toBe(1);
  });

  test('sends nothing to a host', async () => {
    const { url, got } = await serve(pair(), options);
    const { status, out } = await check(url, env());
    expect({ status, got: got(), code: /"code": "([\w-]+)"/.exec(out)?.[1] }).toEqual({
      status: 3,
      got: 0,
      code: 'tls-untrusted',
    });
  });

  test('sends nothing to a host behind a proxy', async () => {
    const { url, got } = await serve(pair(), options);
    const proxy = await serve(trusted);
    const { status } = await check(url, { ...env(), HTTPS_PROXY: proxy.url });
    expect({ status, got: got(), connected: proxy.got() > 0 }).toEqual({
      status: 3,
      got: 0,
      connected: true,
    });
  });

  test('sends nothing to a proxy', async () => {
    const { url, got } = await serve(trusted);
    const proxy = await serve(pair(), options);
    const { status } = await check(url, { ...env(), HTTPS_PROXY: proxy.url });
    expect({ status, got: got(), proxy: proxy.got() }).toEqual({ status: 3, got: 0, proxy: 0 });
  });
});

test('without a switch, the request arrives', async () => {
  const { url, got } = await serve(trusted);
  expect((await check(url, {})).status).toBe(1);
  expect(got()).toBe(2);
});
