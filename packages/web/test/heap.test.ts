import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Canary,
  canaryForms,
  canaryKinds,
  leakSearch,
  makeCanary,
} from '../../core/test/support/canaries.ts';
import { full } from '../../core/test/support/full.ts';

/** How long after the last answer the heap is searched, in milliseconds. */
const waitMs = full ? 60_000 : 1000;
const rounds = full ? 60 : 6;
const seed = Number(process.env.TEST_SEED ?? 1);

let upstream: Server;
let server: ChildProcess;
let folder = '';
let url = '';
let output = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'token-check-heap-'));
  upstream = createServer(({ headers }, response) => {
    const message = `Unable to authenticate you ${headers.authorization}`;
    response.writeHead(401).end(JSON.stringify({ id: 'Unauthorized', message }));
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  server = spawn(process.execPath, [join(import.meta.dirname, '../dist/main.js')], {
    env: {
      PORT: '0',
      CHECKS_PER_MINUTE: '0',
      DIGITALOCEAN_API_URL: origin,
      DIGITALOCEAN_OAUTH_URL: origin,
      HEAP_FOLDER: folder,
      NODE_OPTIONS: `--require=${JSON.stringify(join(import.meta.dirname, 'support/heap.cjs'))}`,
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
  url = `http://127.0.0.1:${/localhost:(\d+)/.exec(output)?.[1]}`;
});
afterAll(() => {
  server.kill('SIGKILL');
  upstream.close();
  rmSync(folder, { recursive: true });
});

const post = (path: string, body: BodyInit, type?: string) =>
  fetch(url + path, { method: 'POST', body, ...(type && { headers: { 'content-type': type } }) });
const json = (body: object) => post('/api/v1/diagnose', JSON.stringify(body), 'application/json');
const multipart = (input: string) => {
  const body = new FormData();
  body.set('input', input);
  return post('/', body);
};

const ways: readonly ((text: string) => Promise<Response>)[] = [
  (input) => json({ input }),
  (input) => json({ input, offline: true }),
  (input) => json({ [input]: input }),
  (input) => post('/', new URLSearchParams({ input })),
  multipart,
  (text) => fetch(`${url}/${encodeURIComponent(text.slice(0, 300))}`),
  (text) => fetch(`${url}/scopes?for=${encodeURIComponent(text.slice(0, 300))}`),
  (text) => {
    const line = text.replace(/[^\x20-\x7e]/g, ' ').trim();
    return fetch(`${url}/nothing`, {
      headers: { authorization: line, cookie: line, accept: line },
    });
  },
];

const turn = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Everything on the heaps of the server and of its threads; objects that nothing keeps are gone. */
async function heaps(): Promise<readonly string[]> {
  const files = (end: string) => readdirSync(folder).filter((name) => name.endsWith(end));
  const threads = files('.started').length;
  // One answers, and the others read.
  expect(threads).toBeGreaterThan(2);
  server.kill('SIGUSR2');
  await expect.poll(() => files('.heapsnapshot').length, { timeout: 60_000 }).toBe(threads);
  return files('.heapsnapshot').map((name) => {
    const text = readFileSync(join(folder, name), 'latin1');
    expect(text).toContain(`"a-string-that-thread-${name.split('.')[0]}-keeps"`);
    return text.slice(text.lastIndexOf('"strings":['));
  });
}

test(`${waitMs} ms after the last answer, no heap of the server has a trace of an input`, {
  timeout: 20 * 60_000,
}, async () => {
  const canaries: Canary[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [index, send] of ways.entries()) {
      const at = seed + round * ways.length + index;
      const made = makeCanary(turn(canaryKinds, at * 23), `heap ${at}`);
      const canary = { ...made, kind: `request ${at}, ${made.kind}` };
      canaries.push(canary);
      const textOf = turn(Object.values(canaryForms), at);
      const response = await send(textOf(canary));
      await response.text();
    }
  }
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  const search = leakSearch(canaries);
  const leaks = (await heaps()).map(search);
  expect(leaks.flat()).toEqual([]);

  // What the process prints, and what others see of it.
  expect(output).toContain('"route":"/api/v1/diagnose"');
  const command =
    process.platform === 'linux' ? readFileSync(`/proc/${server.pid}/cmdline`, 'latin1') : '';
  expect(search(output + command)).toEqual([]);
});
