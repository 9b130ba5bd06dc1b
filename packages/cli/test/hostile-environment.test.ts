import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The built program where its surroundings are broken, or have a token in the wrong place. */
const bin = join(import.meta.dirname, '../bin/token-check.cjs');
const token = makeToken('dop_v1_', 'in its place');
const misplaced = makeToken('dop_v1_', 'in the wrong place');
const letters = 'qzjxkvbpygfwmucldrhsnioatezqjxkv';

let folder = '';
let server: Server;
let requests = 0;
let origin = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'token-check-'));
  server = createServer((_request, response) => {
    requests++;
    response.writeHead(401).end('{"id":"Unauthorized","message":"Unable to authenticate you"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Place {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** A shell command; `token-check` is the program. */
  readonly shell?: string;
}

function run(args: readonly string[], { env = {}, cwd = folder, shell }: Place = {}) {
  const program = `"${process.execPath}" "${bin}"`;
  const options = { cwd, env: { PATH: process.env.PATH ?? '', ...env } };
  const child =
    shell === undefined
      ? spawn(process.execPath, [bin, ...args], options)
      : spawn('sh', ['-c', shell.replaceAll('token-check', program)], options);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      out += chunk;
    });
  }
  child.stdin.end();
  return new Promise<{ status: number | null; out: string }>((resolve) =>
    child.on('close', (status) => resolve({ status, out })),
  );
}

describe('a token in the wrong setting is not printed:', () => {
  const urls = () => ['--api-url', origin, '--oauth-url', origin];
  test.each<[string, (value: string) => Place['env'], string[]?]>([
    ['HTTPS_PROXY', (value) => ({ HTTPS_PROXY: value })],
    ['HTTPS_PROXY as an address', (value) => ({ https_proxy: `http://${value}:3128` })],
    ['ALL_PROXY with another scheme', (value) => ({ ALL_PROXY: `socks5://${value}` })],
    ['the password of a proxy', (value) => ({ HTTPS_PROXY: `http://u:${value}@127.0.0.1:1` })],
    ['DIGITALOCEAN_API_URL', (value) => ({ DIGITALOCEAN_API_URL: value })],
    ['DIGITALOCEAN_API_URL as a host', (value) => ({ DIGITALOCEAN_API_URL: `https://${value}` })],
    [
      'DIGITALOCEAN_OAUTH_URL as a host',
      (value) => ({ DIGITALOCEAN_OAUTH_URL: `https://${value}.example` }),
    ],
    [
      'DIGITALOCEAN_OAUTH_URL as a path',
      (value) => ({ DIGITALOCEAN_OAUTH_URL: `https://127.0.0.1:1/${value}` }),
    ],
    ['NO_PROXY', (value) => ({ NO_PROXY: value, HTTPS_PROXY: 'http://127.0.0.1:1' })],
    ['SSL_CERT_FILE', (value) => ({ SSL_CERT_FILE: value })],
  ])('%s', async (_name, env, args = []) => {
    for (const value of [misplaced, misplaced.slice(7), `${letters.slice(0, 12)}1Z2y3X4w`]) {
      for (const format of [['--verbose'], ['--json']]) {
        // Nothing listens there, so that nothing is sent, and no name has to be resolved.
        const api = env(value)?.DIGITALOCEAN_API_URL ? [] : ['--api-url', 'https://127.0.0.1:1'];
        const oauth = env(value)?.DIGITALOCEAN_OAUTH_URL
          ? []
          : ['--oauth-url', 'https://127.0.0.1:1'];
        const argv = ['--env', 'X', '--timeout', '1', ...format, ...args, ...api, ...oauth];
        const { out, status } = await run(argv, { env: { X: token, ...env(value) } });
        expect([2, 3]).toContain(status);
        expect(out.toLowerCase()).not.toContain(value.slice(-14).toLowerCase());
      }
    }
  });

  test('the server of these tests answers', async () => {
    const { status } = await run(['--env', 'X', ...urls()], { env: { X: token } });
    expect(status).toBe(1);
  });
});

describe('wrong usage does not repeat a long argument:', () => {
  test.each([
    [[`--${letters}`]],
    [[`--scopes=${letters}`]],
    [['explain', letters]],
    [['explian', letters]],
    [['scopes', letters]],
    [['--env', letters, '--offline']],
    [['--format', letters]],
    [['explain', '--format', letters]],
    [['completion', letters]],
    [['--can', letters, 'x']],
    [['--expect-kind', letters, 'x']],
    [['--require-scope', letters, 'x']],
    [['--file', letters]],
    [['--batch', letters]],
    [['--batch', 'x', '--resume', letters]],
    [['--ca-file', letters, 'x']],
    [['--report', `json=${letters}/x`, 'x']],
    [['ci', '--config', letters]],
  ])('%j', async (args) => {
    const { status, out } = await run(args);
    expect(status).toBe(2);
    expect(out).not.toContain(letters.slice(0, 13));
  });
});

describe('debug output of Node', () => {
  test.each([
    { NODE_DEBUG: 'http' },
    { NODE_DEBUG: 'module,NET' },
    { NODE_DEBUG: '*' },
    { NODE_DEBUG: 'ht*' },
    { NODE_OPTIONS: '--tls-keylog=keys.log' },
  ])('prevents every request: %j', async (env) => {
    const before = requests;
    const argv = ['--env', 'X', '--api-url', origin, '--oauth-url', origin];
    const { status, out } = await run(argv, { env: { X: token, ...env } });
    expect(status).toBe(2);
    expect(out).toContain('[invalid-value]');
    expect(out).not.toContain(token.slice(0, 20));
    expect(requests).toBe(before);
  });

  test('does no harm offline', async () => {
    const { status, out } = await run(['--env', 'X', '--offline'], {
      env: { X: token, NODE_DEBUG: 'http' },
    });
    expect(status).toBe(0);
    expect(out).not.toContain(token.slice(0, 20));
  });
});

describe('in a folder that was deleted', () => {
  const gone = 'mkdir gone && cd gone && rmdir ../gone && ';
  test.each(['doctor --offline', 'ci'])('%s says so', async (command) => {
    const { status, out } = await run([], { shell: `${gone}token-check ${command}` });
    expect(out).toContain('The current folder no longer exists');
    expect(status).toBe(2);
  });

  test('a check needs no folder', async () => {
    const shell = `${gone}token-check --env X --offline`;
    expect((await run([], { shell, env: { X: token } })).status).toBe(0);
  });
});

test('a folder as standard input is named as such', async () => {
  const { status, out } = await run([], { shell: 'token-check --offline < .' });
  expect({ status, out: out.split('\n')[0] }).toEqual({
    status: 2,
    out: 'token-check: Standard input is a folder. [unreadable-input]',
  });
  const batch = await run([], { shell: 'token-check --offline --batch - < .' });
  expect(batch).toMatchObject({ status: 2 });
  expect(batch.out).toContain('It’s a folder.');
});

test('a failure of the program itself ends with 3 and shows no input', async () => {
  const file = join(folder, 'break.cjs');
  writeFileSync(file, `setImmediate(() => { throw new Error('with ${token}'); });`);
  const { status, out } = await run(['--env', 'X', '--offline'], {
    env: { X: token, NODE_OPTIONS: `--require=${file}` },
  });
  expect(status).toBe(3);
  expect(out).toContain('something went wrong inside the program');
  expect(out).not.toContain(token.slice(0, 20));
});

test('a cache is written to an absolute folder only', async () => {
  const cwd = join(folder, 'here');
  mkdirSync(cwd);
  await run(['--offline', 'x'], { cwd, env: { XDG_CACHE_HOME: 'relative' } });
  expect(readdirSync(cwd)).toEqual([]);
  const home = join(folder, 'home');
  await run(['--offline', 'x'], { cwd, env: { XDG_CACHE_HOME: 'relative', HOME: home } });
  expect(existsSync(join(home, '.cache/token-check'))).toBe(true);
});
