import type { OutputFlags } from '../flags/diagnose-flags.ts';
import { readReport } from '../flags/output-format.ts';
import type { RenderOptions } from '../render/output-format.ts';
import type { FormatName } from '../render/output-formats.ts';
import type { Io } from './io.ts';
import { type OutputFile, openOutput } from './output-file.ts';
import type { TextTarget } from './report-sink.ts';

/** One of the reports that a run writes: its format and where it goes. */
interface Output {
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
    const read = [...inputs];
    const wanted = [
      ...(output === undefined ? [] : [{ flag: '--output', path: output, format }]),
      ...report.map((text) => ({ flag: '--report', ...readReport(text) })),
    ];
    for (const { flag, path, format: name } of wanted) {
      const continued = flag === '--output' ? resume : undefined;
      const target = { flag, path, resume: continued, format: name, inputs: read };
      const file = await openOutput(target, io);
      // So that no report overwrites another one.
      read.push(path);
      files.push(file);
      outputs.push({ format: name, options: plain, target: file });
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
