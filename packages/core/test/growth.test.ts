import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { full } from './support/full.ts';
import { allHostileTexts, hostileTexts } from './support/hostile-texts.ts';

const src = join(import.meta.dirname, '../src');
const folder = mkdtempSync(join(tmpdir(), 'token-check-growth-'));
const entry = join(folder, 'entry.js');

/** Classifies as many as a reader will look at; the numbers say how much came out. */
const program = `
import { parentPort } from 'node:worker_threads';
import { classify } from ${JSON.stringify(join(src, 'classify/classify.ts'))};
import { extract } from ${JSON.stringify(join(src, 'extract/extract.ts'))};
parentPort.on('message', async (text) => {
  const { candidates, facts } = await extract(text);
  for (const candidate of candidates.slice(0, 20)) await classify(candidate);
  parentPort.postMessage({ candidates: candidates.length, facts: facts.length });
});
`;

// A worker can be stopped in the middle of a regular expression; the thread of a test cannot.
beforeAll(async () => {
  writeFileSync(entry, program);
  const bundle = await rolldown({ input: { worker: entry }, platform: 'node' });
  const names = { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' };
  await bundle.write({ dir: join(folder, 'dist'), format: 'esm', ...names });
  await bundle.close();
});
afterAll(async () => {
  await worker?.terminate();
  rmSync(folder, { recursive: true });
});

interface Counts {
  readonly candidates: number;
  readonly facts: number;
}

let worker: Worker | null = null;

/** What came out of a text. The worker reads one text after the other until one has to be stopped. */
async function read(text: string, signal: AbortSignal): Promise<Counts> {
  worker ??= new Worker(join(folder, 'dist/worker.mjs'));
  const running = worker;
  signal.addEventListener('abort', () => {
    worker = null;
    void running.terminate();
  });
  running.postMessage(text);
  const [counts] = await once(running, 'message', { signal });
  return counts;
}

/** Half of the largest paste; the long form reads all of it. */
const kib = full ? 1024 : 512;
const size = kib * 1024;

// Nothing is measured here: what is not linear does not come to its end in this time.
for (const [name, make] of Object.entries(full ? allHostileTexts(size) : hostileTexts(size))) {
  test(`${kib} KiB of ${name}`, { timeout: full ? 60_000 : 20_000 }, async ({ signal }) => {
    const text = make();
    expect(text.length).toBeGreaterThanOrEqual(size);
    const { candidates, facts } = await read(text, signal);
    expect(candidates).toBeLessThanOrEqual(500);
    expect(facts).toBeLessThanOrEqual(500);
  });
}
