import { resolve } from 'node:path';
import { hideLong, UsageError, unwritable } from '../errors/usage-error.ts';
import type { FormatName } from '../render/output-formats.ts';
import type { Io, OpenOutput } from './io.ts';
import type { TextTarget } from './report-sink.ts';

/** The file of `--output`. It's opened at the first write. */
export interface OutputFile extends TextTarget {
  /** Completes the file. If the run was interrupted before the first write, the old file stays. */
  readonly close: (isInterrupted: boolean) => Promise<void>;
  /** Keeps the old file. */
  readonly discard: () => Promise<void>;
}

interface OutputTarget {
  /** For messages. */
  readonly flag: string;
  readonly path: string;
  readonly resume?: string | undefined;
  readonly format: FormatName;
  readonly inputs: readonly string[];
}

/**
 * Opens the file of `--output` or `--report`. `inputs` are the files that the run reads: writing to one of them is
 * a `UsageError`. Only `resume`, the report of an earlier run, can be continued.
 */
export async function openOutput(
  { flag, path, resume, format, inputs }: OutputTarget,
  io: Io,
): Promise<OutputFile> {
  if (path === '-') {
    throw new UsageError(
      'invalid-value',
      `${flag} needs the path of a file.`,
      `The report is already on standard output: leave ${flag} out.`,
    );
  }
  for (const input of inputs) {
    // A new file of another report doesn't exist yet.
    const isSame = resolve(input) === resolve(path) || (await io.isSameFile(input, path));
    if (!isSame) continue;
    throw new UsageError(
      'conflicting-options',
      `${flag} names a file that this run already uses. Nothing was written.`,
      `Choose another file, for example: ${flag} ${flag === '--report' ? `${format}=` : ''}report.json`,
    );
  }
  const append = resume !== undefined && (await io.isSameFile(resume, path));
  if (append && format !== 'ndjson') {
    throw new UsageError(
      'conflicting-options',
      `--resume and --output name the same file, and only --format ndjson can add to a file.`,
      `For example: --format ndjson --resume ${hideLong(path)} --output ${hideLong(path)}`,
    );
  }
  const file = await io.openOutput(path, append);
  if ('error' in file) throw unwritable(path, file.error, flag);
  return guarded(path, file, flag);
}

/** Turns a write error into a `UsageError`, except EPIPE: the reader has what it wants. */
function guarded(path: string, file: OpenOutput, flag: string): OutputFile {
  let isClosed = false;
  let isWritten = false;
  const guard = async (action: () => Promise<void>) => {
    try {
      await action();
    } catch (error) {
      const { code = 'unknown error' } = error as { code?: string };
      if (code !== 'EPIPE') throw unwritable(path, code, flag);
      isClosed = true;
    }
  };
  return {
    write: (text) => {
      isWritten = true;
      return isClosed ? undefined : guard(() => file.write(text));
    },
    isClosed: () => isClosed,
    close: (isInterrupted) => guard(isInterrupted && !isWritten ? file.discard : file.close),
    discard: () => file.discard().catch(() => {}),
  };
}
