import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@token-check/core/internal';
import { nodeTransport } from '@token-check/core/node';
import { failed } from '../errors/failed.ts';
import { folderAsInput, unwritable } from '../errors/usage-error.ts';
import { maxLength } from '../sources/inputs.ts';
import { readClipboard } from './clipboard.ts';
import { wantsColor } from './color.ts';
import { currentFolder } from './current-folder.ts';
import { decode, isUtf16 } from './decode.ts';
import type { Io } from './io.ts';
import {
  appendFile,
  chunksOf,
  createFile,
  isFolder,
  isSameFile,
  readText,
  sizeOf,
} from './node-files.ts';
import { openForWriting, replaceFile } from './node-output.ts';
import { prompt } from './prompt.ts';
import { showWaiting } from './waiting.ts';

/** The machine through Node. `program` is the folder of the program and of the pages of the codes. */
export function nodeIo(program: string): Io & { readonly end: (status: number) => Promise<void> } {
  const { env, stdin, stdout } = process;
  const writeErr = writer(() => process.stderr);
  let outError: string | null = null;
  let hasEnded = false;
  let hasAbandoned = false;
  const reportOutError = () => {
    // EPIPE: the reader (head, less) has what it wants.
    if (outError === null || outError === 'EPIPE') return;
    process.exitCode = failed(unwritable(null, outError), io);
  };
  const io: Io = {
    env,
    readStdin: async () => {
      // Node reads a folder as an empty file.
      if (isFolder(0)) throw folderAsInput();
      return readAll(stdin);
    },
    openInput: (path) => ({ chunks: chunksOf(path), size: () => sizeOf(path) }),
    readFile: readText,
    readClipboard: () => readClipboard(process.platform, env),
    prompt: stdin.isTTY
      ? (question) => prompt(question, stdin, ignoringErrors(process.stderr), env.TERM === 'dumb')
      : null,
    writeOut: writer(
      () => stdout,
      ({ code = 'unknown error' }) => {
        if (outError !== null) return;
        outError = code;
        if (hasEnded) reportOutError();
      },
    ),
    isOutClosed: () => outError !== null,
    writeErr,
    note: (text) => writeErr(`note: ${text}\n`),
    openOutput: openForWriting,
    appendFile,
    createFile,
    replaceFile,
    isSameFile,
    columns: stdout.columns || 80,
    isTerminal: stdout.isTTY === true,
    color: wantsColor(env, stdout.isTTY),
    hyperlinks: async () =>
      stdout.isTTY === true && (await import('supports-hyperlinks')).default.stdout,
    errLooks: async () => (await import('../run/looks.ts')).errLooks(),
    runCommand: async (words) => (await import('../run/child.ts')).runChild(words),
    startProgress: async (total) => {
      const { stderr } = process;
      // The lines of the report would break the bar.
      if (!stderr.isTTY || stdout.isTTY) return null;
      return (await import('./progress.ts')).startProgress(total, stderr);
    },
    showWaiting: (text) => showWaiting(text, process.stderr, env.TERM === 'dumb'),
    onInterrupt,
    abandonPending: () => {
      hasAbandoned = true;
    },
    clock: systemClock,
    transport: async (options) => nodeTransport({ env, ...options }),
    cwd: currentFolder(),
    readPage: async (page) => (await import('./pages.ts')).readPage(program, page),
    readAsset: (name) => readFile(join(program, name)),
  };
  const end = async (status: number) => {
    process.exitCode = status;
    hasEnded = true;
    reportOutError();
    if (hasAbandoned) stdout.write('', () => process.exit());
  };
  return { ...io, end };
}

const onInterrupt: Io['onInterrupt'] = (callback) => {
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const names = Object.keys(signals) as (keyof typeof signals)[];
  const listener = (signal: NodeJS.Signals) => {
    // A second signal ends the process.
    remove();
    callback(signals[signal as keyof typeof signals]);
  };
  const remove = () => {
    for (const name of names) process.off(name, listener);
  };
  for (const name of names) process.on(name, listener);
  return remove;
};

/** If stderr can't be written, there's no other place to report that. */
function ignoringErrors(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on('error', () => {});
}

/** Writes to a stream that is opened at the first write, because opening one takes time. */
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

/** A stream as text, at most one chunk more than {@link maxLength} characters can take. */
function readAll(stream: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    // Events, because setting up an async iterator takes longer than the reading itself.
    const done = () => {
      const all = Buffer.concat(chunks);
      resolve(isUtf16(all) ? decode(all) : all.toString('utf8'));
    };
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > 4 * maxLength) stream.destroy();
    });
    stream.on('close', done).on('end', done).on('error', reject);
  });
}
