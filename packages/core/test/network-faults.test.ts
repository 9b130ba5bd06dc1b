import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fetchTransport } from '../src/index.ts';
import { failureOf } from '../src/probe/transport.ts';
import { ask, report } from './support/ask.ts';
import { makeAuthority, makeCertificate, type Pair } from './support/certificates.ts';
import { closedPort, serveBytes, serveHttp, serveHttps } from './support/servers.ts';

/** The first diagnosis: its code and what it says was seen. */
async function said(...args: Parameters<typeof report>): Promise<string> {
  const { verdict, diagnoses } = await report(...args);
  expect(verdict).toBe('undetermined');
  return `${diagnoses[0]?.code}: ${diagnoses[0]?.what}`;
}

describe('certificates', () => {
  let company: Pair;
  let known: Pair;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    company = await makeAuthority('Company');
    known = await makeCertificate({ authority: company });
    folder = mkdtempSync(join(tmpdir(), 'token-check-'));
    file = join(folder, 'company.pem');
    writeFileSync(file, company.cert);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const chain = (pair: Pair, authority: Pair): Pair => ({
    ...pair,
    cert: `${pair.cert}\n${authority.cert}`,
  });

  test.each<[string, () => Promise<Pair>, boolean, RegExp, RegExp]>([
    [
      'signed by itself',
      () => makeCertificate(),
      false,
      /^DEPTH_ZERO_SELF_SIGNED_CERT$/,
      /can’t be verified/,
    ],
    [
      'of an authority that nobody knows',
      async () => known,
      false,
      /^UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT_LOCALLY)$/,
      /can’t be verified/,
    ],
    [
      'of an authority that nobody knows and that is shown',
      async () => chain(known, company),
      false,
      /^SELF_SIGNED_CERT_IN_CHAIN$/,
      /can’t be verified/,
    ],
    [
      'over',
      () => makeCertificate({ authority: company, from: -30, to: -1 }),
      true,
      /^CERT_HAS_EXPIRED$/,
      /isn’t valid at this time/,
    ],
    [
      'not yet valid',
      () => makeCertificate({ authority: company, from: 1, to: 30 }),
      true,
      /^CERT_NOT_YET_VALID$/,
      /isn’t valid at this time/,
    ],
    [
      'for another name',
      () => makeCertificate({ authority: company, names: ['login.hotel.example'], ip: null }),
      true,
      /^ERR_TLS_CERT_ALTNAME_INVALID$/,
      /certificate for another host name/,
    ],
  ])('%s', async (_what, make, isTrusted, code, words) => {
    const { port, got } = await serveHttps(await make());
    const network = isTrusted ? { ca: company.cert } : {};
    const baseUrl = `https://localhost:${port}`;
    expect(await ask(`${baseUrl}/v2/account`, { network })).toMatchObject({
      type: 'failure',
      reason: 'tls',
      code: expect.stringMatching(code),
    });
    expect(await said(baseUrl, { network })).toMatch(/^tls-untrusted: /);
    expect(await said(baseUrl, { network })).toMatch(words);
    expect(got()).toBe(0);
  });

  test('no TLS at all behind the port', async () => {
    const port = await serveBytes((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    expect(await ask(`https://localhost:${port}/`)).toMatchObject({
      reason: 'tls',
      code: expect.stringMatching(/^(?:EPROTO|ERR_SSL_)/),
    });
    expect(await said(`https://localhost:${port}`)).toMatch(
      /^tls-untrusted: .*didn’t set up an encrypted connection/,
    );
  });

  test('a company’s certificate is taken from the option', async () => {
    const { port } = await serveHttps(known);
    const network = { ca: company.cert };
    expect(await ask(`https://127.0.0.1:${port}/`, { network })).toMatchObject({ status: 200 });
  });

  test('… beside the one that NODE_EXTRA_CA_CERTS names', async ({ skip }) => {
    if ('getCACertificates' in tls)
      skip('this Node says what it read at its own start, and not what is passed in');
    const { port } = await serveHttps(known);
    const network = {
      ca: (await makeAuthority('Another one')).cert,
      env: { NODE_EXTRA_CA_CERTS: file },
    };
    expect(await ask(`https://127.0.0.1:${port}/`, { network })).toMatchObject({ status: 200 });
  });

  test('… from the file that SSL_CERT_FILE names, after one attempt that sends nothing', async () => {
    const { port, got } = await serveHttps(known);
    const network = { env: { SSL_CERT_FILE: file } };
    expect(await ask(`https://127.0.0.1:${port}/`, { network })).toMatchObject({ status: 200 });
    expect(got()).toBe(1);
  });

  test('a file that does not exist changes nothing', async () => {
    const { port } = await serveHttps(known);
    const network = { env: { SSL_CERT_FILE: join(folder, 'nothing.pem') } };
    expect(await ask(`https://127.0.0.1:${port}/`, { network })).toMatchObject({ reason: 'tls' });
  });
});

describe('no connection', () => {
  test('a name that nobody knows', async () => {
    const url = 'https://api.token-check.invalid';
    expect(await ask(`${url}/v2/account`)).toMatchObject({
      reason: 'dns',
      code: expect.stringMatching(/^(?:ENOTFOUND|EAI_AGAIN)$/),
    });
    expect(await said(url)).toMatch(
      /^dns-failure: The name api\.token-check\.invalid couldn’t be resolved/,
    );
  });

  test('nobody listens', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;
    expect(await ask(url)).toMatchObject({ reason: 'refused', code: 'ECONNREFUSED' });
    expect(await said(url)).toMatch(/^connection-failed: .*refused/);
  });

  test('nobody listens, and only IPv6 was tried', async ({ skip }) => {
    const all = Object.values(networkInterfaces()).flat();
    if (!all.some((one) => one?.address === '::1')) skip('this machine has no IPv6');
    const url = `http://[::1]:${await closedPort('::1')}`;
    expect(await ask(url)).toMatchObject({ reason: 'refused', onlyIPv6: true });
    expect(await said(url)).toMatch(/over IPv6, and no IPv4 address was tried/);
  });

  test.each([
    [['ENETUNREACH ::1', 'ECONNREFUSED 192.0.2.1'], { reason: 'refused', code: 'ECONNREFUSED' }],
    [['ECONNREFUSED 192.0.2.1', 'ENETUNREACH ::1'], { reason: 'refused', code: 'ECONNREFUSED' }],
    [
      ['ENETUNREACH ::1', 'ENETUNREACH ::2'],
      { reason: 'unreachable', code: 'ENETUNREACH', onlyIPv6: true },
    ],
    [['ETIMEDOUT 192.0.2.1', 'ENETUNREACH ::1'], { reason: 'timeout', code: 'ETIMEDOUT' }],
  ])('of several addresses the IPv4 one tells most: %s', (tried, expected) => {
    const errors = tried.map((one) => {
      const [code, address] = one.split(' ');
      return Object.assign(new Error(one), { code, address });
    });
    const error = Object.assign(new AggregateError(errors), { code: errors[0]?.code });
    expect(failureOf(error)).toEqual({ type: 'failure', ...expected });
    expect(failureOf(new TypeError('fetch failed', { cause: error }))).toMatchObject(expected);
  });

  // Node 22 and 24 changed what `fetch` throws for a response that breaks HTTP.
  test.each([
    { name: 'HTTPParserError', code: 'HPE_INVALID_CONSTANT' },
    { name: 'HTTPParserError' },
    { name: 'ResponseContentLengthMismatchError', code: 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' },
  ])('a response that breaks HTTP is garbled: %j', (properties) => {
    const cause = Object.assign(new Error('Response does not match'), properties);
    expect(failureOf(new TypeError('fetch failed', { cause }))).toEqual({
      type: 'failure',
      reason: 'garbled',
      code: properties.code ?? null,
    });
  });

  test('a browser hides where a redirect leads to, and it is not followed', async () => {
    const redirects = fetchTransport(
      async () => ({ type: 'opaqueredirect', status: 0 }) as Response,
    );
    const { signal } = new AbortController();
    expect(
      await redirects({ method: 'GET', url: 'https://api.test/', headers: {}, signal }),
    ).toEqual({ type: 'failure', reason: 'redirected', code: null });
  });
});

describe('the time limit names what was waited for', () => {
  const timeoutMs = 400;

  test('the connection', async ({ skip }) => {
    if (process.platform !== 'linux') skip('other systems do not let a queue of connections fill');
    const port = await fullPort();
    const [text, ...results] = await Promise.all([
      said(`http://127.0.0.1:${port}`, { timeoutMs }),
      ask(`http://127.0.0.1:${port}/`, { timeoutMs }),
      ask(`http://localhost:${port}/`, { timeoutMs }),
    ]);
    const late = { reason: 'timeout', phase: 'connect' };
    expect(results).toMatchObject([late, late]);
    expect(text).toMatch(/^connection-timeout: .*no connection was made/);
  });

  test('the encryption', async () => {
    const port = await serveBytes(() => {});
    const url = `https://localhost:${port}`;
    const [result, text] = await Promise.all([ask(url, { timeoutMs }), said(url, { timeoutMs })]);
    expect(result).toMatchObject({ reason: 'timeout', phase: 'tls' });
    expect(text).toMatch(/the TLS handshake didn’t finish/);
  });

  test('the answer', async () => {
    const url = `http://127.0.0.1:${await serveHttp(() => {})}`;
    const [result, text] = await Promise.all([ask(url, { timeoutMs }), said(url, { timeoutMs })]);
    expect(result).toMatchObject({ reason: 'timeout', phase: 'answer' });
    expect(text).toMatch(/the request arrived, but no answer came/);
  });

  test('the answer, after the encryption', async () => {
    const authority = await makeAuthority();
    const { port } = await serveHttps(await makeCertificate({ authority }), () => {});
    const network = { ca: authority.cert };
    const result = await ask(`https://127.0.0.1:${port}`, { network, timeoutMs: 1000 });
    expect(result).toMatchObject({ reason: 'timeout', phase: 'answer' });
  });

  test('the rest of the answer', async () => {
    const port = await serveHttp((_request, response) => {
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    });
    const url = `http://127.0.0.1:${port}`;
    const [result, text] = await Promise.all([ask(url, { timeoutMs }), said(url, { timeoutMs })]);
    expect(result).toMatchObject({ reason: 'timeout', phase: 'body' });
    expect(text).toMatch(/the answer didn’t finish/);
  });

  test('the connection, where the system itself gives up', async () => {
    const { send } = await import('../src/probe/send.ts');
    const { steps } = await import('../src/probe/steps.ts');
    const { Secret } = await import('../src/secret/secret.ts');
    const result = await send(new Secret('x'), steps.account, 'https://api.test/', {
      timeoutMs: 1000,
      userAgent: '',
      transport: async ({ onPhase }) => {
        onPhase?.('connect');
        return { type: 'failure', reason: 'timeout', code: 'ETIMEDOUT' };
      },
    });
    expect(result).toMatchObject({ reason: 'timeout', code: 'ETIMEDOUT', phase: 'connect' });
  });

  /** A port whose queue of connections is full: its process sleeps and takes none of them. */
  async function fullPort(): Promise<number> {
    const program = `require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
      require('node:fs').writeSync(1, this.address().port + '\\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
    const sleeper = spawn(process.execPath, ['-e', program], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void sleeper.kill('SIGKILL'));
    const port = await new Promise<number>((resolve) =>
      sleeper.stdout.once('data', (line) => resolve(Number(line))),
    );
    const waiting = Array.from({ length: 8 }, () =>
      connect(port, '127.0.0.1').on('error', () => {}),
    );
    onTestFinished(() => {
      for (const socket of waiting) socket.destroy();
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    return port;
  }
});

test('reading stops at the limit, whatever is still to come', async () => {
  const piece = ' '.repeat(65_536);
  let sent = 0;
  const port = await serveHttp((_request, response) => {
    const more = () => {
      if (++sent > 1000) response.end('{"account":{"email":"sammy@example.com"}}');
      else if (!response.destroyed) response.write(piece, more);
    };
    more();
  });
  const result = await ask(`http://127.0.0.1:${port}`);
  // Not the whole result: to show what is wrong with it would take minutes.
  expect(result.type === 'failure' && result.reason).toBe('too-large');
  // The buffers on the way take more than the limit, but far from all of it.
  expect(sent).toBeLessThan(500);
});

describe('the clock of this machine', () => {
  const hour = 3600;
  const serve = (ahead: number, body: (path: string) => string): Promise<number> =>
    serveHttp(({ url = '' }, response) => {
      response.setHeader('date', new Date(Date.now() + ahead * 1000).toUTCString());
      response.end(body(url));
    });
  const digitalOcean = (path: string): string =>
    path === '/v2/account'
      ? '{"account":{"email":"sammy@example.com"}}'
      : '{"scopes":["read"],"expires_in_seconds":600}';

  test.each([hour, -hour])(
    'is off by %i seconds: said, and the end is counted by DigitalOcean’s',
    async (ahead) => {
      const port = await serve(ahead, digitalOcean);
      const { verdict, diagnoses, grant } = await report(`http://127.0.0.1:${port}`);
      expect(verdict).toBe('usable');
      expect(diagnoses[0]).toMatchObject({ code: 'clock-skew', confidence: 'certain' });
      const expected = Date.now() + (ahead + 600) * 1000;
      expect(Math.abs(Date.parse(grant?.expiresAt ?? '') - expected)).toBeLessThan(10_000);
    },
  );

  test('is right within the way of an answer', async () => {
    const port = await serve(40, digitalOcean);
    const { diagnoses } = await report(`http://127.0.0.1:${port}`);
    expect(diagnoses.map(({ code }) => code)).not.toContain('clock-skew');
  });

  test('is not judged by a portal', async () => {
    const port = await serve(hour, () => '<title>Welcome</title>');
    const { diagnoses } = await report(`http://127.0.0.1:${port}`);
    expect(diagnoses.map(({ code }) => code)).toEqual(['unexpected-response']);
  });
});
