import { join } from 'node:path';
import { systemClock } from '@token-check/core';
import { nodeTransport } from '@token-check/core/node';
import type { Io } from './io.ts';
import { maxLength } from './sources/inputs.ts';

/** The world as Node shows it. `pages` is the folder with the pages of the diagnosis codes. */
export function nodeIo(pages: string): Io {
  const { env, stdin, stdout } = process;
  const writeErr = writer(() => process.stderr);
  return {
    env,
    readStdin: () => readAll(stdin),
    openInput: (path) => ({
      chunks: lazily(async () => (await import('./node-files.ts')).chunksOf(path)),
      size: async () => (await import('./node-files.ts')).sizeOf(path),
    }),
    readFile: async (path, maxBytes) => (await import('./node-files.ts')).readText(path, maxBytes),
    readClipboard: async () =>
      (await import('./sources/clipboard.ts')).readClipboard(process.platform, env),
    prompt: stdin.isTTY
      ? async (question) =>
          (await import('./sources/prompt.ts')).prompt(question, stdin, quiet(process.stderr))
      : null,
    writeOut: writer(() => stdout),
    writeErr,
    note: (text) => writeErr(`note: ${text}\n`),
    openOutput: async (path) => (await import('./node-files.ts')).openForWriting(path),
    columns: stdout.columns || 80,
    isTerminal: stdout.isTTY === true,
    color: wantsColor(env, stdout.isTTY),
    hyperlinks: async () =>
      stdout.isTTY === true && (await import('supports-hyperlinks')).default.stdout,
    startProgress: async (total) => {
      const { stderr } = process;
      if (!stderr.isTTY) return null;
      return (await import('./render/progress.ts')).startProgress(total, stderr);
    },
    onInterrupt: (callback) => {
      process.on('SIGINT', callback);
      return () => process.off('SIGINT', callback);
    },
    clock: systemClock,
    transport: async (options) => nodeTransport({ env, ...options }),
    readPage: async (code) =>
      (await import('./node-files.ts')).readWhole(join(pages, `${code}.md`)),
  };
}

/** A reader that has seen enough (head, less) closes the pipe: no reason for a stack trace. */
function quiet(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on('error', () => {});
}

/** A stream costs time to open: it is, at the first write. */
function writer(open: () => NodeJS.WriteStream): (text: string) => Promise<void> | void {
  let stream: NodeJS.WriteStream | undefined;
  return (text) => {
    stream ??= quiet(open());
    const target = stream;
    if (target.write(text) || target.destroyed) return;
    return new Promise((resolve) => {
      target.once('drain', resolve).once('close', resolve);
    });
  };
}

async function* lazily<T>(open: () => Promise<AsyncIterable<T>>): AsyncIterable<T> {
  yield* await open();
}

/** As text, and not much further than {@link maxLength}: nobody needs the rest. */
function readAll(stream: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    // Events, as an iterator over a stream takes longer to set up than all of the reading.
    const done = () => resolve(Buffer.concat(chunks).toString('utf8'));
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > 4 * maxLength) stream.destroy();
    });
    stream.on('close', done).on('end', done).on('error', reject);
  });
}

/** https://no-color.org and https://force-color.org; otherwise only for a terminal that can. */
function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return isTerminal && env.TERM !== 'dumb';
}
