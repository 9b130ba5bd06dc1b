/**
 * How fast the offline half is: `npm run bench`. Absolute numbers belong to one machine, so each
 * stands beside others from the same run: one regular expression as the ceiling, and secretlint.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lintSource } from '@secretlint/core';
import { creator as secretlintRules } from '@secretlint/secretlint-rule-preset-recommend';
import { rolldown } from 'rolldown';

const rounds = 5;
const tokenCount = 20_000;
const logSize = 8 * 1024 * 1024;
const pasteSize = 64 * 1024;
/** What one of them may take here. */
const hostileAimMs = 150;

const root = join(import.meta.dirname, '..');
const hash = (text) => createHash('sha256').update(text).digest('hex');

/** What is shipped is bundled, so that is what is measured. */
async function bundled() {
  const dir = mkdtempSync(join(tmpdir(), 'token-check-bench-'));
  const entry = 'virtual:entry';
  const bundle = await rolldown({
    input: { bench: entry },
    platform: 'node',
    plugins: [
      {
        name: 'what is measured',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `export { extract } from ${JSON.stringify(join(root, 'src/extract/extract.ts'))};
               export { classify } from ${JSON.stringify(join(root, 'src/classify/classify.ts'))};
               export { allHostileTexts } from ${JSON.stringify(join(root, 'test/support/hostile-texts.ts'))};`
            : null,
      },
    ],
  });
  const extension = { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' };
  await bundle.write({ dir, format: 'esm', minify: true, ...extension });
  await bundle.close();
  return { dir, ...(await import(pathToFileURL(join(dir, 'bench.mjs')).href)) };
}

/** Lines as programs write them; one in 200 has an error of the API or a token. */
function makeLog() {
  const lines = [];
  for (let at = 0, size = 0; size < logSize; at++) {
    const id = hash(`line ${at}`);
    const time = new Date(1_750_000_000_000 + at * 137).toISOString();
    const line = at % 200 === 0 ? rareLine(at / 200, time, id) : usualLine(at % 8, time, id);
    lines.push(line);
    size += line.length + 1;
  }
  return lines;
}

function usualLine(kind, time, id) {
  const ms = Number.parseInt(id.slice(0, 3), 16);
  const uuid = `${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-a${id.slice(17, 20)}-${id.slice(20, 32)}`;
  return [
    `${time} INFO  [http-nio-8080-exec-${ms % 32}] c.e.shop.OrderService - order ${ms} saved in ${ms % 90} ms`,
    `{"level":"info","ts":"${time}","caller":"server/router.go:${ms}","msg":"request done","path":"/orders/${ms}","status":200,"request_id":"${uuid}"}`,
    `10.${ms % 255}.3.7 - - [${time}] "GET /static/app.${id.slice(0, 8)}.js HTTP/1.1" 200 ${ms * 7} "https://shop.example.com/cart?page=${ms % 9}" "Mozilla/5.0 (X11; Linux x86_64)"`,
    `time="${time}" level=debug msg="reconciling" controller=service namespace=shop name=web-${id.slice(0, 5)} duration=${ms}ms`,
    `${time} DEBUG pool-${ms % 8} connection ${uuid} returned, ${ms % 20} idle, ${ms % 5} in use`,
    `  at processTicksAndRejections (node:internal/process/task_queues:${ms}:5)`,
    `digitalocean_droplet.web[${ms % 9}]: Still creating... [${ms % 60}s elapsed]`,
    `${time} WARN  cache miss for key session:${id.slice(0, 24)} after ${ms} us`,
  ][kind];
}

function rareLine(index, time, id) {
  return [
    `${time} ERROR GET https://api.digitalocean.com/v2/droplets: 401 (request "${id.slice(0, 8)}-1111-4222-8333-${id.slice(0, 12)}") Unable to authenticate you`,
    `${time} DEBUG env DIGITALOCEAN_TOKEN=dop_v1_${id}`,
    `${time} DEBUG > Authorization: Bearer dop_v1_${id}`,
    `${time} ERROR dial tcp: lookup api.digitalocean.com: no such host`,
  ][index % 4];
}

/** Whole lines, to about the size of what people paste at most. */
function pastesOf(lines) {
  const pastes = [];
  let paste = [];
  let size = 0;
  for (const line of lines) {
    paste.push(line);
    size += line.length + 1;
    if (size < pasteSize) continue;
    pastes.push(paste.join('\n'));
    paste = [];
    size = 0;
  }
  return [...pastes, paste.join('\n')];
}

/** The median of some rounds in milliseconds, after one that only warms up. */
async function time(work) {
  const times = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    await work();
    if (round > 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

function print(title, unit, amount, results) {
  const [, reference] = results[0];
  const rows = results.map(([name, ms]) => [
    name,
    (amount / ms) * 1000,
    `${(reference / ms).toFixed(1)} ×`,
  ]);
  const format = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
  const lines = rows.map(
    ([name, speed, ratio]) =>
      `  ${name.padEnd(38)}${format.format(speed).padStart(14)} ${unit.padEnd(9)}${ratio.padStart(9)}`,
  );
  process.stdout.write(`${title} (the speed of token-check is 1)\n${lines.join('\n')}\n\n`);
}

/** The median of some rounds in milliseconds of the processor, which other programs don't change. */
async function processorTime(work) {
  const times = [];
  for (let round = 0; round <= rounds; round++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    if (round > 0) times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

/** What the slowest texts cost, and half of them, beside an ordinary text of the same length. */
function printHostile(results, ordinary) {
  const sorted = results.toSorted(([, a], [, b]) => b - a);
  const [, median] = sorted[Math.floor(sorted.length / 2)];
  const rows = [
    ['an ordinary log', ordinary],
    ['half of them at most', median],
    ...sorted.slice(0, 8),
  ];
  const lines = rows.map(
    ([name, ms]) =>
      `  ${name.slice(0, 44).padEnd(46)}${ms.toFixed(1).padStart(8)} ms${(ms / ordinary).toFixed(1).padStart(8)} ×`,
  );
  const over = sorted.filter(([, ms]) => ms > hostileAimMs).length;
  process.stdout.write(
    `${results.length} hostile texts of 64 KiB: ${over} take more than ${hostileAimMs} ms of the processor\n${lines.join('\n')}\n\n`,
  );
}

const { dir, extract, classify, allHostileTexts } = await bundled();
try {
  const tokens = Array.from({ length: tokenCount }, (_, at) => `dop_v1_${hash(`token ${at}`)}`);
  const clean = /^do[a-z]_v1_[0-9a-f]{64}$/;
  let checked = 0;
  print('Clean tokens, one at a time', 'tokens/s', tokenCount, [
    [
      'token-check: extract + classify',
      await time(async () => {
        for (const token of tokens) {
          const { candidates } = await extract(token);
          for (const candidate of candidates) {
            const { classification } = await classify(candidate);
            if (classification.shape.type === 'well-formed') checked++;
          }
        }
      }),
    ],
    [
      'one regular expression',
      await time(() => {
        for (const token of tokens) if (clean.test(token)) checked++;
      }),
    ],
  ]);

  const pastes = pastesOf(makeLog());
  const megabytes = pastes.reduce((sum, paste) => sum + paste.length, 0) / 1e6;
  const anywhere = /do[a-z]_v1_[0-9a-f]{64}/g;
  let found = 0;
  const results = [
    [
      'token-check: extract',
      await time(async () => {
        for (const paste of pastes) found += (await extract(paste)).candidates.length;
      }),
    ],
    [
      'one regular expression',
      await time(() => {
        for (const paste of pastes) for (const _match of paste.matchAll(anywhere)) found++;
      }),
    ],
    [
      'secretlint, its recommended rules',
      await time(async () => {
        for (const [index, content] of pastes.entries()) {
          const { messages } = await lintSource({
            source: { filePath: `${index}.log`, content, ext: '.log', contentType: 'text' },
            options: {
              config: { rules: [{ id: secretlintRules.meta.id, rule: secretlintRules }] },
            },
          });
          found += messages.length;
        }
      }),
    ],
  ];
  print(`Log of ${megabytes.toFixed(1)} MB in pastes of 64 KiB`, 'MB/s', megabytes, results);

  const read = async (text) => {
    const { candidates } = await extract(text);
    for (const candidate of candidates.slice(0, 20)) await classify(candidate);
    found += candidates.length;
  };
  const hostile = [];
  for (const [name, make] of Object.entries(allHostileTexts(pasteSize))) {
    const text = make();
    hostile.push([name, await processorTime(() => read(text))]);
  }
  printHostile(hostile, await processorTime(() => read(pastes[1])));
  // Also keeps the engine from leaving out work whose result nobody looks at.
  if (checked === 0 || found === 0) throw new Error('Nothing was found.');
} finally {
  rmSync(dir, { recursive: true });
}
