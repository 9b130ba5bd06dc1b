import type { DiagnoseFlags } from '../commands/diagnose.ts';
import { unwritable } from '../errors/system-errors.ts';
import { hideLong, UsageError } from '../errors/usage-error.ts';
import type { FormatName } from '../render/output-formats.ts';
import type { Io, OpenOutput } from './io.ts';
import type { TextTarget } from './report-sink.ts';

/** The file of `--output`. It is touched when there is something to write. */
export interface OutputFile extends TextTarget {
  /** The report stands in it from now on. An interrupted one without any content does not. */
  readonly close: (isInterrupted: boolean) => Promise<void>;
  /** What stood there before stays there. */
  readonly discard: () => Promise<void>;
}

export async function openOutput(
  path: string,
  flags: Pick<DiagnoseFlags, 'resume'>,
  format: FormatName,
  inputs: readonly string[],
  io: Io,
): Promise<OutputFile> {
  if (path === '-') {
    throw new UsageError(
      'invalid-value',
      '--output takes the path of a file.',
      'The report is on standard output already: leave --output out.',
    );
  }
  for (const input of inputs) {
    if (!(await io.isSameFile(input, path))) continue;
    throw new UsageError(
      'conflicting-options',
      '--output is the very file that is read. Nothing was written.',
      'Give the report a file of its own: --output report.json',
    );
  }
  const append = flags.resume !== undefined && (await io.isSameFile(flags.resume, path));
  if (append && format !== 'ndjson') {
    throw new UsageError(
      'conflicting-options',
      `--resume and --output are one file, which --format ${format} cannot go on with.`,
      `For example: --format ndjson --resume ${hideLong(path)} --output ${hideLong(path)}`,
    );
  }
  const file = await io.openOutput(path, append);
  if ('error' in file) throw unwritable(path, file.error);
  return guarded(path, file);
}

/** Trouble with the file as wrong usage; a reader that has gone is none. */
function guarded(path: string, file: OpenOutput): OutputFile {
  let isClosed = false;
  let isWritten = false;
  const guard = async (action: () => Promise<void>) => {
    try {
      await action();
    } catch (error) {
      const { code = 'unknown error' } = error as { code?: string };
      if (code !== 'EPIPE') throw unwritable(path, code);
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
