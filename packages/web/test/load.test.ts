import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Report } from '@token-check/core';
import { extract, unreadInTime } from '@token-check/core/internal';
import { makeToken } from '@token-check/core/sandbox';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Busy } from '../src/server/admission.ts';
import { readingThreads } from '../src/server/reading.ts';
import { appWith, network } from './support/world.ts';

const tokens = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => makeToken('dop_v1_', `${name} ${at}`)).join('\n');

type App = Awaited<ReturnType<typeof appWith>>;
const diagnose = (app: App, input: string, offline = false) =>
  app.request('/api/v1/diagnose', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input, offline }),
  });

/** A network whose answers come when `open` is called, and how many requests were in flight at most. */
function gated() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const seen = { inFlight: 0, most: 0, all: 0 };
  const transport: typeof network.transport = async (request) => {
    seen.all++;
    seen.most = Math.max(seen.most, ++seen.inFlight);
    await opened;
    seen.inFlight--;
    return network.transport(request);
  };
  return { seen, open, network: { ...network, timeoutMs: 10_000, transport } };
}

describe('requests to DigitalOcean', () => {
  test('are in flight up to a limit, whatever the posts contain; too many posts get 503', async () => {
    const { seen, open, network: slow } = gated();
    const app = await appWith({ network: slow, maxRequests: 8 });
    const posts = Array.from({ length: 10 }, (_, at) => diagnose(app, tokens(10, `post ${at}`)));
    await expect.poll(() => seen.inFlight, { timeout: 20_000 }).toBe(8);
    // The queue takes two posts more than are in flight; the others are refused before they end.
    const refused = await Promise.any(posts);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    open();
    const statuses = (await Promise.all(posts)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(seen.most).toBe(8);
    expect((await diagnose(app, tokens(1, 'after'))).status).toBe(200);
  });

  test('of a form that finds the queue full are refused with a page that says so', async () => {
    const { seen, open, network: slow } = gated();
    const app = await appWith({ network: slow, maxRequests: 1 });
    const running = diagnose(app, tokens(1, 'first'));
    await expect.poll(() => seen.inFlight, { timeout: 20_000 }).toBe(1);
    const body = new URLSearchParams({ input: tokens(10, 'form') });
    const response = await app.request('/', { method: 'POST', body });
    // After 400 ms the page has begun, with 200.
    expect([`503 5`, '200 null']).toContain(
      `${response.status} ${response.headers.get('retry-after')}`,
    );
    expect(await response.text()).toContain('The server is busy');
    open();
    expect((await running).status).toBe(200);
  });
});

/** A reader that waits for ever, breaks or answers, as the text says. */
const fixture = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ text, exact }) => {
  if (text.startsWith('endless')) for (;;);
  if (text === 'crash') throw new Error('crash');
  if (text === 'error') return parentPort.postMessage(null);
  const facts = [{ type: 'question', origin: 'pasted', topic: text }];
  parentPort.postMessage({ candidates: [], facts, services: [], exact });
});
parentPort.postMessage('ready');
`;
const folder = mkdtempSync(join(tmpdir(), 'token-check-web-'));
const entry = join(folder, 'reader.mjs');
beforeAll(() => writeFileSync(entry, fixture));
afterAll(() => rmSync(folder, { recursive: true }));

/** Threads for one test. */
function threads(options: Partial<Parameters<typeof readingThreads>[1]> = {}) {
  const made = readingThreads(pathToFileURL(entry), {
    threads: 1,
    deadlineMs: 500,
    maxWaiting: 2,
    ...options,
  });
  onTestFinished(made.close);
  return made.extract;
}

describe('a text is read on another thread', () => {
  test('and one that takes too long ends with a report that says so', async () => {
    const read = threads();
    expect(await read('endless')).toEqual(unreadInTime);
    // The next thread reads on.
    expect((await read('expiry')).facts).toMatchObject([{ topic: 'expiry' }]);
  });

  test('and the page is answered while another text is read', async () => {
    const app = await appWith({ extract: threads({ deadlineMs: 2000 }) });
    const slow = diagnose(app, 'endless', true);
    expect((await app.request('/healthz')).status).toBe(200);
    const report = (await (await slow).json()) as Report;
    expect(report).toMatchObject({
      verdict: 'undetermined',
      credential: null,
      diagnoses: [{ code: 'partly-read', evidence: { reason: 'time' } }],
    });
  });

  test('and more texts than can wait are refused', async () => {
    const read = threads();
    // So that the thread is there, and none of the four waits for its start.
    await read('expiry');
    const all = ['endless', 'expiry', 'safety', 'another'].map((text) => read(text));
    const results = await Promise.allSettled(all);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    expect((results[3] as PromiseRejectedResult).reason).toBeInstanceOf(Busy);
    const app = await appWith({ extract: () => Promise.reject(new Busy()) });
    const response = await diagnose(app, 'x', true);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });

  test('and short ones come first, but none waits for ever', async () => {
    const read = threads({ deadlineMs: 1000, maxWaiting: 20 });
    await read('expiry');
    const done: string[] = [];
    const texts = ['endless', 'a very long text', 'a long text', '6', '55', '444', '3333', '22222'];
    await Promise.all(texts.map((text) => read(text).then(() => done.push(text))));
    expect(done).toEqual([
      'endless',
      '6',
      '55',
      // The first text of all was the first that had to wait; this is the fourth.
      'a very long text',
      '444',
      '3333',
      '22222',
      'a long text',
    ]);
  });

  test('and when too many wait, the longest is refused', async () => {
    const read = threads({ deadlineMs: 1000 });
    await read('expiry');
    const start = (text: string) =>
      read(text).then(
        () => `${text}: read`,
        (error) => `${text}: ${error instanceof Busy}`,
      );
    const texts = ['endless', 'a long text', 'short', 'longer', 'tiny'];
    expect(await Promise.all(texts.map(start))).toEqual([
      'endless: read',
      'a long text: true',
      'short: read',
      'longer: true',
      'tiny: read',
    ]);
  });

  test.each(['crash', 'error'])(
    'and a %s of the thread is an error of this text alone',
    async (text) => {
      const read = threads();
      await expect(read(text)).rejects.toThrow('could not be read');
      expect((await read('expiry')).facts).toMatchObject([{ topic: 'expiry' }]);
    },
  );

  test('with the option that says whether it is a value', async () => {
    expect(await threads()('expiry', { exact: true })).toMatchObject({ exact: true });
  });
});

test('without a thread a text is read in place', async () => {
  const report = (await (
    await diagnose(await appWith({ extract }), 'hello', true)
  ).json()) as Report;
  expect(report.diagnoses[0]?.code).toBe('unexplained');
});
