import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { makeToken } from '@token-check/core/sandbox';
import { type OutputChunk, type OutputOptions, type RolldownOptions, rolldown } from 'rolldown';
import { beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const token = makeToken('dop_v1_', 'full access');

/** Compressed, in bytes. */
const sizeOf = (file: string): number => gzipSync(readFileSync(join(dist, file))).length;

describe('the compressed size', () => {
  test('of the file that every run loads is below its budget', () => {
    expect(sizeOf('token-check.cjs')).toBeLessThan(106_000);
  });

  test('of the whole program is below its budget', () => {
    const files = readdirSync(dist).filter((file) => file.endsWith('.cjs'));
    const size = files.reduce((sum, file) => sum + sizeOf(file), 0);
    expect(size).toBeLessThan(478_000);
  });

  test('of the parser of HCL, which is loaded only with HCL, is below its budget', () => {
    const files = readdirSync(dist).filter((file) => file.endsWith('.wasm.gz'));
    expect(files.sort()).toEqual(['tree-sitter-hcl.wasm.gz', 'web-tree-sitter.wasm.gz']);
    expect(files.reduce((sum, file) => sum + sizeOf(file), 0)).toBeLessThan(110_000);
  });
});

describe('the file that every run loads', () => {
  let chunks: readonly OutputChunk[] = [];
  let atOnce: readonly string[] = [];

  beforeAll(async () => {
    const file = join(root, 'rolldown.config.js');
    const { default: configs } = (await import(file)) as { default: [RolldownOptions] };
    const { output: options, ...input } = configs[0];
    const bundle = await rolldown({ ...input, cwd: root });
    const { output } = await bundle.generate({ ...(options as OutputOptions), cleanDir: false });
    await bundle.close();
    chunks = output.filter((item) => item.type === 'chunk');
    const entry = chunks.find(({ isEntry }) => isEntry);
    // Only dynamic imports, which are inside functions, may load another file.
    expect(entry?.code.match(/^[^{]*require\("\.\/[^"]*"\)/)).toBeNull();
    atOnce = entry?.moduleIds ?? [];
  });

  test('contains what a token by itself needs', () => {
    expect(atOnce).toContain(join(root, '../core/src/extract/extract.ts'));
  });

  test.each([
    ['the YAML parser', /node_modules\/yaml\//],
    ['the shell parser', /node_modules\/unbash\//],
    ['the reader of error text', /core\/src\/extract\/error-text\/error-text\.ts$/],
    ['the table of other providers', /core\/src\/classify\/foreign\/foreign\.ts$/],
    ['the parser of HCL', /node_modules\/web-tree-sitter\//],
    ['what the doctor knows', /core\/src\/doctor\/survey\.ts$/],
    ['the sandbox', /core\/src\/sandbox\/sandbox\.ts$/],
    ['the report for people', /cli\/src\/render\/text\.ts$/],
  ])('does not contain %s', (_what, module) => {
    expect(chunks.some(({ moduleIds }) => moduleIds.some((id) => module.test(id)))).toBe(true);
    expect(atOnce.filter((id) => module.test(id))).toEqual([]);
  });

  test('contains no validator, and no file contains the large one', () => {
    expect(atOnce.filter((id) => /node_modules\/zod\//.test(id))).toEqual([]);
    const all = chunks.flatMap(({ moduleIds }) => moduleIds);
    expect(all.filter((id) => /zod\/v\d\/classic\//.test(id))).toEqual([]);
  });
});

interface Loaded {
  readonly builtins: readonly string[];
  readonly files: readonly string[];
}

/** Everything that a script has loaded when it ends. */
async function loadedBy(script: string, ...args: string[]): Promise<Loaded> {
  const hook = join(import.meta.dirname, 'loaded.cjs');
  const child = spawn(process.execPath, ['--require', hook, join(root, script), ...args], {
    env: {},
  });
  child.stdin.end(token);
  const [err, [status]] = await Promise.all([
    text(child.stderr),
    once(child, 'close'),
    text(child.stdout),
  ]);
  expect(status).toBe(0);
  return JSON.parse(err.trim().split('\n').at(-1) ?? '');
}

/** For files and the clipboard; commander requires two of them as well, and newer Nodes `os` with them. */
const always = ['child_process', 'dgram', 'fs/promises', 'os', 'process'];

/** The modules of Node that the program loads and a bare script with the same job doesn't. */
const beyond = (program: Loaded, bare: Loaded): readonly string[] =>
  program.builtins.filter((name) => !bare.builtins.includes(name) && !always.includes(name));

const atStart = ['rolldown-runtime.cjs', 'token-check.cjs'];

describe('a run loads only what it needs:', () => {
  test('for the version', async () => {
    const program = await loadedBy('bin/token-check.cjs', '--version');
    expect(program.files.toSorted()).toEqual(atStart);
    expect(beyond(program, await loadedBy('bench/bare-stdin.cjs'))).toEqual([]);
  });

  test('for a token by itself, offline', async () => {
    const program = await loadedBy('bin/token-check.cjs', '--offline', '--json');
    expect(program.files.toSorted()).toEqual(atStart);
    expect(beyond(program, await loadedBy('bench/bare-stdin.cjs'))).toEqual([]);
  });

  test('for one secret of a configuration, offline', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    const config = join(folder, 'one.yaml');
    writeFileSync(config, 'secrets:\n  - file: token\n');
    writeFileSync(join(folder, 'token'), token);
    const program = await loadedBy(
      'bin/token-check.cjs',
      'ci',
      '--offline',
      '--json',
      '-c',
      config,
    );
    rmSync(folder, { recursive: true });
    const others = program.files.filter((file) => !atStart.includes(file));
    // The YAML parser is the large one.
    expect(others.length).toBeLessThanOrEqual(11);
    expect(others.reduce((sum, file) => sum + sizeOf(file), 0)).toBeLessThan(75_000);
    expect(beyond(program, await loadedBy('bench/bare-stdin.cjs'))).toEqual([]);
  });

  test('for a token by itself, with its two requests', async () => {
    const server = createServer((_request, response) => {
      response.end('{"account":{"uuid":"u"},"scopes":[],"created_at":1}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const urls = ['--api-url', origin, '--oauth-url', origin];
    const program = await loadedBy('bin/token-check.cjs', '--json', ...urls);
    const bare = await loadedBy('bench/bare-probe.cjs', origin);
    server.close();
    expect(program.files.toSorted()).toEqual(atStart);
    expect(beyond(program, bare)).toEqual([]);
  });
});
