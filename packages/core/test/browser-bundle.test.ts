import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, rolldown } from 'rolldown';
import { beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const entry = 'virtual:entry';

interface Bundled {
  readonly chunks: readonly OutputChunk[];
  /** The entry and all that it imports statically: what a browser loads before anything is pasted. */
  readonly atOnce: readonly OutputChunk[];
}

async function bundle(source: string): Promise<Bundled> {
  const made = await rolldown({
    input: { entry },
    cwd: root,
    platform: 'browser',
    plugins: [
      {
        name: 'what a page in a browser imports',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
  });
  const { output } = await made.generate({ format: 'esm', minify: true, codeSplitting: true });
  await made.close();
  const chunks = output.filter((item) => item.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const reached = new Set<OutputChunk>();
  const reach = (chunk: OutputChunk | undefined): void => {
    if (chunk === undefined || reached.has(chunk)) return;
    reached.add(chunk);
    for (const name of chunk.imports) reach(byName.get(name));
  };
  reach(chunks.find(({ isEntry }) => isEntry));
  return { chunks, atOnce: [...reached] };
}

const from = (name: string, file: string) =>
  `export { ${name} } from ${JSON.stringify(join(root, 'src', file))};`;

let chunks: readonly OutputChunk[] = [];
let atOnce: readonly OutputChunk[] = [];

beforeAll(async () => {
  ({ chunks, atOnce } = await bundle(
    from('extract', 'extract/extract.ts') + from('classify', 'classify/classify.ts'),
  ));
});

const modulesOf = (some: readonly OutputChunk[]): string[] =>
  some.flatMap(({ moduleIds }) => moduleIds);

test('what a browser loads at once is small', () => {
  expect(modulesOf(atOnce)).toContain(join(root, 'src/extract/bare.ts'));
  const size = atOnce.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
  expect(size).toBeLessThan(20_000);
});

test.each([
  ['the shell parser', /node_modules\/unbash\//],
  ['the YAML parser', /node_modules\/yaml\//],
  ['the table of other providers', /src\/classify\/foreign\/foreign\.ts$/],
])('%s is loaded when it is needed', (_name, module) => {
  expect(modulesOf(chunks).some((id) => module.test(id))).toBe(true);
  expect(modulesOf(atOnce).filter((id) => module.test(id))).toEqual([]);
});

test('a page that asks as well loads the table of operations when a paste calls for it', async () => {
  const asking = await bundle(from('check', 'check.ts') + from('fetchTransport', 'index.ts'));
  const table = join(root, 'src/scopes/operations.ts');
  expect(modulesOf(asking.chunks)).toContain(table);
  expect(modulesOf(asking.atOnce)).not.toContain(table);
});

test('nothing of the sandbox or of Node is in it', () => {
  expect(modulesOf(chunks).filter((id) => id.includes('/src/sandbox/'))).toEqual([]);
  const imported = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  // Every import is one of these chunks: nothing was left to be found by a browser.
  expect(imported.filter((name) => !chunks.some(({ fileName }) => fileName === name))).toEqual([]);
  expect(chunks.filter(({ code }) => /["'`]node:/.test(code))).toEqual([]);
});
