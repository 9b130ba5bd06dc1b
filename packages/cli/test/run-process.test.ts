import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** `token-check run` as a process, with real commands. */
const bin = join(import.meta.dirname, '../bin/token-check.cjs');
const dead = makeToken('dop_v1_', 'deleted');
const full = makeToken('dop_v1_', 'full access');

let folder = '';
let server: Server;
let network: readonly string[] = [];

/** A program in the folder; the text is JavaScript. */
function program(name: string, text: string): string {
  const path = join(folder, 'bin', name);
  writeFileSync(path, `#!${process.execPath}\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'token-check-run-'));
  mkdirSync(join(folder, 'bin'));
  server = createServer((request, response) => {
    const works = request.headers.authorization === `Bearer ${full}`;
    if (works) response.end('{"account":{"email":"sam@example.com","uuid":"1","status":"active"}}');
    else
      response.writeHead(401).end('{"id":"Unauthorized","message":"Unable to authenticate you"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  network = ['--api-url', origin, '--oauth-url', origin];
  program(
    'doctl',
    `process.stderr.write('Error: GET https://api.digitalocean.com/v2/account: 401 (request "x") Unable to authenticate you\\n'); process.exit(1)`,
  );
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

type Env = Readonly<Record<string, string>>;

function start(words: readonly string[], env: Env = {}, stdio: 'pipe' | 'ignore' = 'pipe') {
  return spawn(process.execPath, [bin, 'run', ...words], {
    cwd: folder,
    env: {
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      HOME: folder,
      NODE_DISABLE_COMPILE_CACHE: '1',
      ...env,
    },
    stdio: [stdio, 'pipe', 'pipe'],
    // Without the terminal of whoever runs the tests, whose Ctrl-C is not passed on.
    detached: true,
  });
}

async function ended(child: ChildProcess) {
  const { stdin, stdout, stderr } = child;
  stdin?.end();
  const [out, err, [status]] = await Promise.all([
    stdout ? buffer(stdout) : Buffer.alloc(0),
    stderr ? buffer(stderr) : Buffer.alloc(0),
    once(child, 'exit'),
  ]);
  return { status, out, err: err.toString() };
}

const run = (words: readonly string[], env: Env = {}) => ended(start(words, env));
const js = (text: string) => ['--', process.execPath, '-e', text];

/** Waits until a child has printed a text. */
async function printed(child: ChildProcess, text: string): Promise<void> {
  let all = '';
  for await (const chunk of child.stdout ?? []) {
    all += chunk;
    if (all.includes(text)) return;
  }
  throw new Error(`It never printed ${text}.`);
}

describe('a command that succeeds', () => {
  test('gets nothing added', async () => {
    const text = 'process.stdout.write("out"); process.stderr.write("err")';
    expect(await run(js(text))).toEqual({ status: 0, out: Buffer.from('out'), err: 'err' });
  });

  test('leaves the files of reports alone', async () => {
    const path = join(folder, 'old.json');
    writeFileSync(path, 'old');
    const { status } = await run(['-o', path, '--report', `junit=${path}.xml`, ...js('')]);
    expect(status).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(existsSync(`${path}.xml`)).toBe(false);
  });
});

describe('a command gets', () => {
  test('its arguments, environment and folder as they are', async () => {
    const text =
      'process.stdout.write(JSON.stringify([process.argv.slice(1), process.cwd(), process.env]))';
    const args = ['--offline', '-x', '', 'a b', '$HOME', '*', '--', 'ü', '"', '-?', '--help'];
    const { out } = await run([...js(text), '--', ...args], { MINE: 'a\nb' });
    const [words, cwd, env] = JSON.parse(String(out));
    expect(words).toEqual(args);
    expect(cwd).toMatch(/token-check-run-\w+$/);
    expect(env).toMatchObject({ MINE: 'a\nb', HOME: folder });
    const added = Object.keys(env).filter((name) => /token|check|compile/i.test(name));
    expect(added).toEqual(['NODE_DISABLE_COMPILE_CACHE']);
  });

  test.each([
    ['with --', ['--', 'doctl', '--offline']],
    ['without --', ['doctl', '--offline']],
  ])('its options %s', async (_what, words) => {
    program('doctl-args', 'process.stdout.write(process.argv.slice(2).join())');
    const { out } = await run(words.map((word) => word.replace('doctl', 'doctl-args')));
    expect(String(out)).toBe('--offline');
  });

  test('standard input byte for byte', async () => {
    const bytes = randomBytes(300_000);
    const child = start(js('process.stdin.pipe(process.stdout)'));
    child.stdin?.end(bytes);
    const { out, status } = await ended(child);
    expect(status).toBe(0);
    expect(out.equals(bytes)).toBe(true);
  });

  test('nothing of a standard input that it doesn’t read', async () => {
    const child = spawn('sh', ['-c', `"${process.execPath}" "${bin}" run -- true; cat`], {
      env: { PATH: process.env.PATH },
    });
    child.stdin.end('left for the next one');
    expect(String((await ended(child)).out)).toBe('left for the next one');
  });
});

test('bytes that are no text are passed on unchanged, on both streams', async () => {
  const text = `const b = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    process.stdout.write(b); process.stderr.write(b.subarray(128))`;
  const { stdout, stderr } = start(js(text));
  const [out, err] = await Promise.all([buffer(stdout as Readable), buffer(stderr as Readable)]);
  expect([...out]).toEqual(Array.from({ length: 256 }, (_, index) => index));
  expect([...err]).toEqual(Array.from({ length: 128 }, (_, index) => index + 128));
});

test('a script may print to /dev/stderr and /dev/stdout', async () => {
  const { out, err } = await run(['--', 'sh', '-c', 'echo 1 > /dev/stdout; echo 2 > /dev/stderr']);
  expect([String(out), err]).toEqual(['1\n', '2\n']);
});

test.runIf(process.platform === 'linux')(
  'two streams that go to one place keep their order',
  async () => {
    const text = `for (let i = 0; i < 500; i++) require('fs').writeSync(1 + (i % 2), i + ' ')`;
    const child = spawn(
      'sh',
      ['-c', '"$0" "$1" run -- "$0" -e "$2" 2>&1', process.execPath, bin, text],
      { env: { PATH: process.env.PATH } },
    );
    const { out } = await ended(child);
    expect(String(out)).toBe(Array.from({ length: 500 }, (_, index) => `${index} `).join(''));
  },
);

describe('the exit status is', () => {
  test.each([0, 1, 2, 127, 255])('%i as the command’s', async (code) => {
    expect((await run(['--quiet', ...js(`process.exit(${code})`)])).status).toBe(code);
  });

  test('127 for a program that does not exist', async () => {
    const { status, err } = await run(['--', 'no-such-program']);
    expect([status, err]).toEqual([
      127,
      'token-check: The program “no-such-program” was not found.\n',
    ]);
  });

  test.each([
    ['a file that is not executable', () => writeFileSync(join(folder, 'plain'), 'x'), './plain'],
    ['a folder', () => mkdirSync(join(folder, 'deep')), './deep'],
  ])('126 for %s', async (_what, make, path) => {
    make();
    const { status, err } = await run(['--', path]);
    expect(status).toBe(126);
    expect(err).toMatch(/^token-check: The program “.*” .*\n$/);
  });

  test.each([
    ['SIGKILL', 137],
    ['SIGTERM', 143],
    ['SIGSEGV', 139],
  ])('128 + n after %s', async (signal, status) => {
    const text = `process.kill(process.pid, '${signal}'); setTimeout(() => {}, 60_000)`;
    expect((await run(js(text))).status).toBe(status);
  });

  test('the command’s, also when the report fails', async () => {
    const file = join(folder, 'gone', 'report.json');
    mkdirSync(join(folder, 'gone'));
    const text = `require('fs').rmSync('gone', { recursive: true }); console.error('401 from api.digitalocean.com: Unable to authenticate you'); process.exit(7)`;
    const { status, err } = await run(['--offline', '-o', file, ...js(text)]);
    expect(status).toBe(7);
    expect(err.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^token-check: No report on the failed command\. .*doesn’t exist\.$/),
      '',
    ]);
  });
});

describe('wrong usage ends with 2 before the command runs', () => {
  test.each([
    [['--'], 'token-check run needs a command.'],
    [[], 'token-check run needs a command.'],
    [['--timeout', 'x', '--', 'touch', 'ran'], 'Invalid value for --timeout.'],
    [['--format', 'x', '--', 'touch', 'ran'], 'Invalid value for --format'],
    [['-o', 'no/such/folder/x', '--', 'touch', 'ran'], '--output can’t write to'],
    [['--exit-zero', '--', 'touch', 'ran'], 'Unknown option --exit-zero.'],
  ])('%j', async (words, message) => {
    const { status, err } = await run(words);
    expect(status).toBe(2);
    expect(err).toContain(message);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });
});

describe('signals', () => {
  const waiting = (signal: string) =>
    js(
      `process.on('${signal}', () => { console.log('got ${signal}'); process.exit(40) }); console.log('ready'); setInterval(() => {}, 1000)`,
    );

  test.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGUSR2'] as const)(
    '%s to token-check reaches the command',
    async (signal) => {
      const child = start(waiting(signal));
      let out = '';
      child.stdout?.on('data', (chunk) => {
        if (!out.includes('ready') && String(chunk).includes('ready')) child.kill(signal);
        out += chunk;
      });
      const [status] = await once(child, 'exit');
      expect(out).toBe(`ready\ngot ${signal}\n`);
      expect(status).toBe(40);
    },
  );

  const hasScript = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

  test('Ctrl-C on a terminal reaches the command once', async ({ skip }) => {
    skip(!hasScript, 'script of util-linux is not installed');
    const text = `let n = 0; process.on("SIGINT", () => { console.log("got " + ++n); setTimeout(() => process.exit(50 + n), 500); }); console.log("ready"); setInterval(() => {}, 1000)`;
    const line = [process.execPath, bin, 'run', '--', process.execPath, '-e', text];
    // `exec`: Ctrl-C also reaches the shell of script, and some shells end with it.
    const command = `exec ${line.map((word) => `'${word}'`).join(' ')}`;
    const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder });
    let out = '';
    child.stdout.on('data', (chunk) => {
      if (!out.includes('ready') && String(chunk).includes('ready')) child.stdin.write('\x03');
      out += chunk;
    });
    const [status] = await once(child, 'exit');
    expect(out.match(/got \d/g)).toEqual(['got 1']);
    expect(status).toBe(51);
  });

  test('a command that a signal ends: 128 + n, and no report', async () => {
    const text = `console.error('401 Unable to authenticate you'); console.log('ready'); setInterval(() => {}, 1000)`;
    const child = start(js(text));
    let err = '';
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    await printed(child, 'ready');
    child.kill('SIGTERM');
    const [status] = await once(child, 'close');
    expect([status, err]).toEqual([143, '401 Unable to authenticate you\n']);
  });

  test('reach the command while a reader blocks its output', async () => {
    const text = `process.on('SIGTERM', () => { require('fs').writeFileSync('stopped', ''); process.exit(9) });
      process.stdout.write(Buffer.alloc(1 << 20)); process.stderr.write('ready'); setInterval(() => {}, 1000)`;
    const child = start(js(text.replaceAll('\n', ' ')));
    // Nothing reads standard output.
    await once(child.stderr ?? child, 'data');
    // It can end before this process looks again.
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    while (!existsSync(join(folder, 'stopped'))) await wait(20);
    child.stdout?.resume();
    const [status] = await exited;
    expect(status).toBe(9);
  });
});

describe('large output', () => {
  test('of 50 MB arrives whole, and is not kept', async () => {
    const text = `const { createHash } = require('crypto'); const hash = createHash('sha256');
      const b = Buffer.alloc(1 << 20); let i = 0;
      const next = () => { if (i === 50) { process.stderr.write(hash.digest('hex')); return; }
        b.fill(i++); hash.update(b); process.stdout.write(b, next); };
      next();`;
    const child = start(js(text.replaceAll('\n', ' ')));
    const hash = createHash('sha256');
    let peak = 0;
    let size = 0;
    for await (const chunk of child.stdout ?? []) {
      hash.update(chunk);
      size += chunk.length;
      const status = existsSync('/proc') ? readFileSync(`/proc/${child.pid}/status`, 'utf8') : '';
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0));
    }
    const err = String(await buffer(child.stderr as Readable));
    expect(size).toBe(50 << 20);
    expect(err).toBe(hash.digest('hex'));
    // Node by itself takes about 45 MB.
    expect(peak / 1024).toBeLessThan(110);
  });

  test('waits for a slow reader: the command is held back', async () => {
    const text = `const fs = require('fs'); const b = Buffer.alloc(64 << 10); let i = 0;
      for (;;) { fs.writeSync(1, b); i++; fs.writeFileSync('count', String(i)); if (i === 400) break; }`;
    const child = start(js(text.replaceAll('\n', ' ')));
    const count = () =>
      existsSync(join(folder, 'count')) ? Number(readFileSync(join(folder, 'count'), 'utf8')) : 0;
    // Until it writes no more.
    for (let before = -1, same = 0; same < 5; before = count()) {
      await wait(100);
      same = count() === before && before > 0 ? same + 1 : 0;
    }
    // In the pipes and the buffers on the way: far less than its 25 MB.
    expect(count()).toBeLessThan(40);
    const { out, status } = await ended(child);
    expect([status, out.length]).toEqual([0, 400 * (64 << 10)]);
  });

  test('of which a reader takes only the start ends the command', async () => {
    const child = spawn(
      'sh',
      ['-c', `"${process.execPath}" "${bin}" run -- yes; echo "status $?" >&2`],
      { env: { PATH: process.env.PATH } },
    );
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const err = String(await buffer(child.stderr));
    // SIGPIPE, as without token-check, and no report.
    expect(err).toBe('status 141\n');
  });
});

describe('a command', () => {
  test('that closes its output early is waited for', async () => {
    const text = `require('fs').closeSync(1); require('fs').closeSync(2); setTimeout(() => process.exit(5), 300)`;
    expect((await run(['--quiet', ...js(text)])).status).toBe(5);
  });

  test('that leaves a process behind with its output open ends nevertheless', async () => {
    const text = `require('child_process').spawn('sleep', ['60'], { stdio: 'inherit', detached: true }).unref(); console.log(1)`;
    const child = start(js(text));
    const { status, out } = await ended(child);
    expect([status, String(out)]).toEqual([0, '1\n']);
  });

  test('without standard input works', async () => {
    const child = start(js('console.log(1)'), {}, 'ignore');
    expect(String((await ended(child)).out)).toBe('1\n');
  });
});

describe('the report', () => {
  test('joins what doctl printed, what it sends from here, and what DigitalOcean says', async () => {
    const { status, out, err } = await run([...network, '--', 'doctl', 'account', 'get'], {
      DIGITALOCEAN_ACCESS_TOKEN: dead,
    });
    expect(status).toBe(1);
    expect(String(out)).toBe('');
    expect(err).toMatch(
      /^Error: GET .* Unable to authenticate you\n\n✗ DigitalOcean rejected the token/,
    );
    expect(err).toContain('From here, doctl sends the token in DIGITALOCEAN_ACCESS_TOKEN.');
    expect(err).toContain(`dop_v1_…${dead.slice(-4)}`);
    expect(err).not.toContain(dead.slice(8, 28));
  });

  test('starts on a line of its own', async () => {
    const text = `process.stderr.write('api.digitalocean.com: 401 Unable to authenticate you'); process.exit(1)`;
    const { err } = await run(['--offline', ...js(text)]);
    expect(err).toContain('Unable to authenticate you\n\n✗ ');
  });

  test('is an annotation on GitHub', async () => {
    const { status, err } = await run([...network, '--', 'doctl'], {
      DIGITALOCEAN_ACCESS_TOKEN: dead,
      GITHUB_ACTIONS: 'true',
    });
    expect(status).toBe(1);
    const [, line = '', ...rest] = err.split('\n');
    expect(line).toMatch(
      /^::error title=token-check%3A DIGITALOCEAN_ACCESS_TOKEN \(dop_v1_…\w{4}\)::/,
    );
    expect(line).toContain('From here, doctl sends the token');
    expect(rest).toEqual(['']);
  });

  test('of a script without a shebang line works too', async () => {
    writeFileSync(join(folder, 'deploy'), 'doctl account get\n');
    chmodSync(join(folder, 'deploy'), 0o755);
    const { err } = await run([...network, '--', './deploy'], { DIGITALOCEAN_ACCESS_TOKEN: dead });
    expect(err).toContain('✗ ');
  });

  test('is made although NODE_DEBUG would print the token: then nothing is asked', async () => {
    const { status, err } = await run([...network, '--', 'doctl'], {
      DIGITALOCEAN_ACCESS_TOKEN: dead,
      NODE_DEBUG: 'http',
    });
    expect(status).toBe(1);
    expect(err).toContain('note: DigitalOcean wasn’t asked.');
  });
});
