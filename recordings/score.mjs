/**
 * npm run score [-- --failing] [file …]
 *
 * How many of the recordings and texts are read right, by client and by situation. Without a file: all
 * of them. Of what is held out only the numbers are printed, never the texts.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { filler, judge } from './judge.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const core = join(root, '../packages/core');
const print = (text) => process.stdout.write(`${text}\n`);

/** The sources, without a build. */
async function loadCore() {
  const folder = mkdtempSync(join(tmpdir(), 'token-check-score-'));
  const entry = 'virtual:entry';
  const bundle = await rolldown({
    input: { core: entry },
    platform: 'node',
    cwd: core,
    plugins: [
      {
        name: 'what is scored',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `export { check } from ${JSON.stringify(join(core, 'src/check.ts'))};
               export { makeToken } from ${JSON.stringify(join(core, 'src/sandbox/make-token.ts'))};`
            : null,
      },
    ],
  });
  const names = { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' };
  await bundle.write({ dir: folder, format: 'esm', ...names });
  await bundle.close();
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return import(pathToFileURL(join(folder, 'core.mjs')).href);
}

const argumentsGiven = process.argv.slice(2);
const showFailing = argumentsGiven.includes('--failing');
const named = argumentsGiven.filter((one) => !one.startsWith('-'));
const filesIn = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(root, folder, name));
const files = named.length > 0 ? named : ['data', 'held-out', 'texts'].flatMap(filesIn);

const { check, makeToken } = await loadCore();
const fill = filler(makeToken);

/** One line of a table: how many there are, how many are right, and how many are confidently wrong. */
class Tally {
  constructor() {
    this.rows = new Map();
  }
  add(name, { right, wrong }) {
    const row = this.rows.get(name) ?? { all: 0, right: 0, wrong: 0 };
    row.all += 1;
    if (right) row.right += 1;
    if (wrong.length > 0) row.wrong += 1;
    this.rows.set(name, row);
  }
  print(title) {
    print(`\n${title}`);
    const width = Math.max(...[...this.rows.keys()].map((name) => name.length));
    for (const [name, { all, right, wrong }] of [...this.rows].sort()) {
      const share = `${((100 * right) / all).toFixed(1)} %`.padStart(8);
      const note = wrong > 0 ? `   confidently wrong: ${wrong}` : '';
      print(`  ${name.padEnd(width)} ${String(right).padStart(5)} of ${all} ${share}${note}`);
    }
  }
}

const totals = new Tally();
const clients = new Tally();
const situations = new Tally();
for (const file of files) {
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const recording = JSON.parse(line);
    if (!Array.isArray(recording.expected)) continue;
    const isHeldOut = /held-out/.test(file) || recording.heldOut === true;
    const result = judge(recording, await check(fill(recording.input), { network: false }));
    const isText = recording.client === undefined;
    const kind = isText ? `texts, ${basename(file, '.jsonl')}` : 'recordings';
    totals.add(`${kind}${isHeldOut ? ' (held out)' : ''}`, result);
    clients.add(recording.client ?? `(text) ${recording.tool ?? 'other'}`, result);
    if (!isText) situations.add(recording.situation ?? 'other', result);
    if (showFailing && !isHeldOut && !result.right) {
      const wrong = result.wrong.length > 0 ? `, false: ${result.wrong.join(', ')}` : '';
      print(
        `${recording.id}: ${result.first}, expected ${recording.expected.join(' or ')}${wrong}`,
      );
    }
  }
}
clients.print('By client');
situations.print('By situation');
totals.print('In all');
