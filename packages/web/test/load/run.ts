import { type ChildProcess, fork, type Serializable, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import { type Time, watchHealth } from './health.ts';
import { api, form, hostile, kinds, type WebRequest } from './kinds.ts';

/** What a run of the load test takes. */
export interface Settings {
  readonly seconds: number;
  readonly seed: number;
  readonly connections: number;
  /** Of them, those that are slow, break off or don't speak HTTP. */
  readonly brokenConnections: number;
  readonly maxRequests: number;
}

/** How often memory is measured. */
const memoryParts = 12;

/** Between two parts of the load, after a garbage collection, in bytes. */
export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}
interface Seen {
  readonly requests: number;
  readonly mostInFlight: number;
  readonly mostConnections: number;
  /** The headers of the tokens whose answers wait. */
  readonly held: readonly string[];
}
type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface Answer {
  readonly status: number;
  readonly isWhole: boolean;
}

export interface Result {
  /** In milliseconds. */
  readonly health: readonly Time[];
  readonly healthFailures: readonly string[];
  readonly memory: readonly Memory[];
  readonly counts: Counts;
  readonly seen: Seen;
  /** The checks that were running when the server was told to stop. */
  readonly drained: readonly Answer[];
  readonly exit: { readonly code: number | null; readonly ms: number };
  readonly output: string;
}

const children: ChildProcess[] = [];

/** Ends all processes of a run. */
export function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const here = (name: string) => join(import.meta.dirname, name);

/** Sends a message to a child and returns its next one. */
async function ask<T>(child: ChildProcess, message: Serializable): Promise<T> {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const gone = once(child, 'exit', options).then(([code]) => {
    throw new Error(`It ended: ${code}`);
  });
  child.send(message);
  const [answer] = await Promise.race([once(child, 'message', options), gone]);
  gone.catch(() => {});
  stop.abort();
  return answer as T;
}

/** Starts a script beside this file, with an open channel for messages. */
function startScript(name: string): ChildProcess {
  const child = fork(here(name), { execArgv: [], env: { PATH: process.env.PATH } });
  children.push(child);
  return child;
}

async function startServer(upstreamPort: number, maxRequests: number) {
  const main = here('../../dist/main.js');
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', `file://${here('inside.mjs')}`, main],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PORT: '0',
        LOG_LEVEL: 'warn',
        MAX_REQUESTS: String(maxRequests),
        // So that the load comes from many clients.
        TRUSTED_PROXIES: '127.0.0.1',
        DIGITALOCEAN_API_URL: `http://127.0.0.1:${upstreamPort}`,
        DIGITALOCEAN_OAUTH_URL: `http://127.0.0.1:${upstreamPort}`,
      },
    },
  );
  children.push(child);
  let output = '';
  const port = await new Promise<number>((resolve, reject) => {
    child.on('exit', () => reject(new Error(output)));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text) => {
        output += text;
        const [, found] = /localhost:(\d+)/.exec(output) ?? [];
        if (found !== undefined) resolve(Number(found));
      });
    }
  });
  return { child, port, output: () => output };
}

/** Sends one request on a connection of its own; whether the whole answer came. */
function send(port: number, { method, path, headers, body }: WebRequest, client: string) {
  return new Promise<Answer>((resolve) => {
    const sent = request(
      {
        port,
        path,
        host: '127.0.0.1',
        method,
        agent: new Agent({ keepAlive: true }),
        headers: { ...headers, 'x-forwarded-for': client },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.on('close', () => {
          const isWhole = response.complete && /(?:<\/html>|\})\s*$/.test(text);
          resolve({ status: response.statusCode ?? 0, isWhole });
        });
      },
    );
    sent.on('error', () => resolve({ status: 0, isWhole: false }));
    sent.end(body);
  });
}

/**
 * Has each hostile text read twice: the memory of a thread that reads grows with the hardest texts that
 * it has read, and then stays so. On a slow machine the load alone would take longer for that.
 */
async function warmUp(port: number): Promise<void> {
  const texts = [...hostile, ...hostile];
  let next = 0;
  const lane = async () => {
    while (next < texts.length) {
      const at = next++;
      await send(port, api(texts[at] ?? '', true), `198.51.100.${at % 250}`);
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

/** Loads the built server, and then stops it while the load goes on. */
export async function run({
  seconds,
  seed,
  connections,
  brokenConnections,
  maxRequests,
}: Settings): Promise<Result> {
  const upstream = startScript('upstream.mjs');
  const [upstreamPort] = (await once(upstream, 'message')) as [number];
  const { child: server, port, output } = await startServer(upstreamPort, maxRequests);
  await warmUp(port);
  const generator = startScript('generator.mjs');
  // One connection is that of `/healthz`.
  const wellFormed = connections - brokenConnections - 1;
  generator.send({ port, kinds, connections: wellFormed, brokenConnections, seed });
  const health = watchHealth(port, server.pid);
  const memory: Memory[] = [];
  for (let part = 0; part < memoryParts; part++) {
    await pause((seconds * 1000) / memoryParts);
    // Without the requests that are being answered, and not counted as load.
    health.isCounting = false;
    await ask(generator, 'pause');
    memory.push(await ask<Memory>(server, 'memory'));
    generator.send('resume');
    health.isCounting = true;
  }
  await health.stop();
  const counts = await ask<Counts>(generator, 'seen');
  const seen = await ask<Seen>(upstream, 'seen');

  // The load goes on. Checks that wait for DigitalOcean are running when the server must stop.
  const lanes = 20;
  const tokenOf = (lane: number, tries: number) => makeToken('dop_v1_', `running ${lane} ${tries}`);
  const tokens = Array.from({ length: lanes * 250 }, (_, at) =>
    tokenOf(at % lanes, Math.floor(at / lanes)),
  );
  upstream.send(tokens.map((token) => `Bearer ${token}`));
  const answers = new Map<string, Answer>();
  let isStopping = false;
  const posts = Array.from({ length: lanes }, async (_, lane) => {
    const make = lane % 2 === 0 ? form : api;
    // Again with another token until the server has a place for it.
    for (let tries = 0; tries < 250 && !isStopping; tries++) {
      const token = tokenOf(lane, tries);
      answers.set(token, await send(port, make(token), `192.0.${lane}.${tries}`));
      await pause(100);
    }
  });
  let running: readonly string[] = [];
  for (let tries = 0; running.length < 5 && tries < 600; tries++) {
    await pause(100);
    const { held } = await ask<Seen>(upstream, 'seen');
    const asked = new Set(held);
    running = tokens.filter((token) => asked.has(`Bearer ${token}`) && !answers.has(token));
  }
  isStopping = true;
  const signalled = performance.now();
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await pause(300);
  upstream.send('release');
  await Promise.all(posts);
  const drained = running.flatMap((token) => answers.get(token) ?? []);
  const [code] = (await ended) as [number | null];
  generator.kill('SIGKILL');
  return {
    health: health.times,
    healthFailures: health.failures,
    memory,
    counts,
    seen,
    drained,
    exit: { code, ms: performance.now() - signalled },
    output: output(),
  };
}
