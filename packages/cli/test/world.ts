import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchTransport } from '@token-check/core';
import { systemClock } from '@token-check/core/internal';
import { sandbox } from '@token-check/core/sandbox';
import type { Io } from '../src/io/io.ts';
import { run } from '../src/program.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** The text written to files, by path. */
  readonly written: Readonly<Record<string, string>>;
}

/** Runs the program with an `Io` of its own, whose network is the simulated DigitalOcean. */
export async function runWith(
  argv: readonly string[],
  world: Partial<Io> & { stdin?: string; files?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const { stdin = '', files = {}, ...overrides } = world;
  const written: Record<string, string> = {};
  const contentOf = (path: string) => (path === '-' ? stdin : files[path]);
  const status = await run(argv, {
    env: {},
    readStdin: async () => stdin,
    openInput: (path) => ({ chunks: chunksOf(contentOf(path)), size: async () => null }),
    readFile: async (path) => {
      const text = contentOf(path);
      return text === undefined ? { error: 'ENOENT' } : { text };
    },
    readClipboard: async () => stdin,
    prompt: null,
    note: (text) => {
      err += `note: ${text}\n`;
    },
    openOutput: async (path) => ({
      write: async (text) => {
        written[path] = (written[path] ?? '') + text;
      },
      close: async () => {},
      discard: async () => {
        delete written[path];
      },
    }),
    appendFile: async (path, text) => {
      written[path] = (written[path] ?? '') + text;
      return null;
    },
    createFile: async (path, text) => {
      if (contentOf(path) !== undefined) return 'EEXIST';
      written[path] = text;
      return null;
    },
    replaceFile: async (path, text) => {
      written[path] = text;
      return null;
    },
    isSameFile: async (one, other) => one === other,
    hyperlinks: async () => false,
    startProgress: async () => null,
    showWaiting: () => () => {},
    errLooks: async () => ({ columns: 80, color: false, hyperlinks: false }),
    runCommand: async () => {
      throw new Error('no command can be run here');
    },
    onInterrupt: () => () => {},
    abandonPending: () => {},
    isOutClosed: () => false,
    writeOut: (text) => {
      out += text;
    },
    writeErr: (text) => {
      err += text;
    },
    columns: 80,
    color: false,
    clock: { ...systemClock, now: () => 1_760_000_000_000, wait: async () => {} },
    transport: async () => fetchTransport(sandbox),
    readAsset: (name) => Promise.reject(new Error(`no file ${name}`)),
    readPage: (page) => readFile(join(import.meta.dirname, '../../../docs', `${page}.md`), 'utf8'),
    ...overrides,
  });
  return { status, out, err, written };
}

/** In chunks that split lines anywhere. */
async function* chunksOf(text: string | undefined): AsyncIterable<string> {
  if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  for (let at = 0; at < text.length; at += 50) yield text.slice(at, at + 50);
}
