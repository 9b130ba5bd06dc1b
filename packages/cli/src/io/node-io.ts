import { join } from 'node:path';
import { systemClock } from '@token-check/core';
import { nodeTransport } from '@token-check/core/node';
import { maxLength } from '../sources/inputs.ts';
import type { Io } from './io.ts';

/** The world as Node shows it. `pages` is the folder with the pages of the diagnosis codes. */
export function nodeIo(pages: string): Io & { readonly end: (status: number) => Promise<void> } {
  const { env, stdin, stdout } = process;
  const writeErr = writer(() => process.stderr);
  let outError: string | null = null;
  let isEnded = false;
  let isGivenUp = false;
  const tellOutError = async () => {
    // A reader that has seen enough (head, less) closes the pipe: nobody has to be told.
    if (outError === null || outError === 'EPIPE') return;
    const { unwritable } = await import('../errors/system-errors.ts');
    process.exitCode = (await import('../errors/failed.ts')).failed(unwritable(null, outError), io);
  };
  const io: Io = {
    env,
    readStdin: () => readAll(stdin),
    openInput: (path) => ({
      chunks: lazily(async () => (await import('./node-files.ts')).chunksOf(path)),
      size: async () => (await import('./node-files.ts')).sizeOf(path),
    }),
    readFile: async (path, maxBytes) => (await import('./node-files.ts')).readText(path, maxBytes),
    readClipboard: async () =>
      (await import('./clipboard.ts')).readClipboard(process.platform, env),
    prompt: stdin.isTTY
      ? async (question) =>
          (await import('./prompt.ts')).prompt(
            question,
            stdin,
            quiet(process.stderr),
            env.TERM === 'dumb',
          )
      : null,
    writeOut: writer(
      () => stdout,
      ({ code = 'unknown error' }) => {
        if (outError !== null) return;
        outError = code;
        if (isEnded) tellOutError();
      },
    ),
    isOutClosed: () => outError !== null,
    writeErr,
    note: (text) => writeErr(`note: ${text}\n`),
    openOutput: async (path, append) =>
      (await import('./node-output.ts')).openForWriting(path, append),
    isSameFile: async (one, other) => (await import('./node-files.ts')).isSameFile(one, other),
    columns: stdout.columns || 80,
    isTerminal: stdout.isTTY === true,
    color: wantsColor(env, stdout.isTTY),
    hyperlinks: async () =>
      stdout.isTTY === true && (await import('supports-hyperlinks')).default.stdout,
    startProgress: async (total) => {
      const { stderr } = process;
      // The lines of the report would go through the bar.
      if (!stderr.isTTY || stdout.isTTY) return null;
      return (await import('./progress.ts')).startProgress(total, stderr);
    },
    onInterrupt: (callback) => {
      const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
      const names = Object.keys(signals) as (keyof typeof signals)[];
      const listener = (signal: NodeJS.Signals) => {
        // The second one ends the process, whichever it is.
        forget();
        callback(signals[signal as keyof typeof signals]);
      };
      const forget = () => {
        for (const name of names) process.off(name, listener);
      };
      for (const name of names) process.on(name, listener);
      return forget;
    },
    abandonPending: () => {
      isGivenUp = true;
    },
    clock: systemClock,
    transport: async (options) => nodeTransport({ env, ...options }),
    readPage: async (code) =>
      (await import('./node-files.ts')).readWhole(join(pages, `${code}.md`)),
  };
  const end = async (status: number) => {
    process.exitCode = status;
    isEnded = true;
    await tellOutError();
    if (isGivenUp) stdout.write('', () => process.exit());
  };
  return { ...io, end };
}

/** Where nobody reads what is said, nothing can be said about that. */
function quiet(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on('error', () => {});
}

/** A stream costs time to open: it is, at the first write. */
function writer(
  open: () => NodeJS.WriteStream,
  onError: (error: NodeJS.ErrnoException) => void = () => {},
): (text: string) => Promise<void> | void {
  let stream: NodeJS.WriteStream | undefined;
  let drained: Promise<void> | null = null;
  return (text) => {
    stream ??= open().on('error', onError);
    const target = stream;
    if (target.write(text) || target.destroyed) return;
    drained ??= new Promise((resolve) => {
      const done = () => {
        drained = null;
        target.off('drain', done).off('close', done).off('error', done);
        resolve();
      };
      target.on('drain', done).on('close', done).on('error', done);
    });
    return drained;
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
    const done = () => {
      const bytes = Buffer.concat(chunks);
      // Only a mark of UTF-16 begins so.
      const isWide = (bytes[0] ?? 0) >= 0xfe;
      resolve(isWide ? decoded(bytes) : bytes.toString('utf8'));
    };
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > 4 * maxLength) stream.destroy();
    });
    stream.on('close', done).on('end', done).on('error', reject);
  });
}

const decoded = async (bytes: Buffer) => (await import('./decode.ts')).decode(bytes);

/** https://no-color.org and https://force-color.org; otherwise only for a terminal that can. */
function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return isTerminal && env.TERM !== 'dumb';
}
