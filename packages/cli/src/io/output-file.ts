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

/**
 * Opens the file of `--output`. `inputs` are the files that the run reads: writing to one of them is
 * a `UsageError`. Only `resume`, the report of an earlier run, can be continued.
 */
export async function openOutput(
  path: string,
  resume: string | undefined,
  format: FormatName,
  inputs: readonly string[],
  io: Io,
  flag = '--output',
): Promise<OutputFile> {
  if (path === '-') {
    throw new UsageError(
      'invalid-value',
      `${flag} takes the path of a file.`,
      `The report is on standard output already: leave ${flag} out.`,
    );
  }
  for (const input of inputs) {
    if (!(await io.isSameFile(input, path))) continue;
    throw new UsageError(
      'conflicting-options',
      `${flag} is the very file that is read. Nothing was written.`,
      'Give the report a file of its own: --output report.json',
    );
  }
  const append = resume !== undefined && (await io.isSameFile(resume, path));
  if (append && format !== 'ndjson') {
    throw new UsageError(
      'conflicting-options',
      `--resume and --output are one file, which --format ${format} cannot go on with.`,
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
