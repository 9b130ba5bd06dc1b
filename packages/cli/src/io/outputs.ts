import { hideLong, UsageError } from '../errors/usage-error.ts';
import type { OutputFlags } from '../flags/diagnose-flags.ts';
import { readFormat } from '../flags/output-format.ts';
import type { RenderOptions } from '../render/output-format.ts';
import type { FormatName } from '../render/output-formats.ts';
import type { Io } from './io.ts';
import { type OutputFile, openOutput } from './output-file.ts';
import type { TextTarget } from './report-sink.ts';

/** One of the reports that a run writes: its format and where it goes. */
export interface Output {
  readonly format: FormatName;
  readonly options: RenderOptions;
  readonly target: TextTarget;
}

export interface Outputs {
  readonly outputs: readonly Output[];
  /** Completes the files. */
  readonly close: (isInterrupted: boolean) => Promise<void>;
  /** Keeps the old files. */
  readonly discard: () => Promise<void>;
}

interface OutputSettings {
  /** What `--format` names. */
  readonly format: FormatName;
  /** The format on standard output beside `--output`. */
  readonly beside: FormatName;
  readonly resume?: string | undefined;
  /** The files that the run reads. */
  readonly inputs: readonly string[];
  readonly options: RenderOptions;
}

/** Standard output and the files of `--output` and `--report`. */
export async function openOutputs(
  { output, report = [] }: OutputFlags,
  { format, beside, resume, inputs, options }: OutputSettings,
  io: Io,
): Promise<Outputs> {
  const files: OutputFile[] = [];
  const out = { write: io.writeOut, isClosed: io.isOutClosed };
  const plain = { ...options, color: false, hyperlinks: false, columns: 80 };
  const outputs: Output[] = [];
  const discard = async () => {
    for (const file of files) await file.discard();
  };
  try {
    const written: string[] = [];
    const add = async (name: FormatName, path: string, flag: string) => {
      for (const other of written)
        if (other === path || (await io.isSameFile(other, path))) throw twice(path);
      written.push(path);
      const file = await openOutput(
        path,
        flag === '--output' ? resume : undefined,
        name,
        inputs,
        io,
        flag,
      );
      files.push(file);
      outputs.push({ format: name, options: plain, target: file });
    };
    if (output !== undefined) await add(format, output, '--output');
    for (const text of report) {
      const [name, path] = readReport(text);
      await add(name, path, '--report');
    }
  } catch (error) {
    await discard();
    throw error;
  }
  outputs.push({ format: output === undefined ? format : beside, options, target: out });
  const close = async (isInterrupted: boolean) => {
    for (const file of files) await file.close(isInterrupted);
  };
  return { outputs, close, discard };
}

/** `junit=report.xml` */
function readReport(text: string): readonly [FormatName, string] {
  const [, format, path] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
  if (format === undefined || path === undefined) {
    throw new UsageError(
      'invalid-value',
      '--report takes a format and a path.',
      'For example: --report junit=token-check.xml',
    );
  }
  return [readFormat({ format }, '--report'), path];
}

const twice = (path: string): UsageError =>
  new UsageError(
    'conflicting-options',
    `Two reports go to ${hideLong(path)}.`,
    'Give each report a file of its own.',
  );
