import { check, type Expectations, type ProbeOptions } from '@token-check/core';
import { exitStatus, newMemory } from '@token-check/core/internal';
import { readBatch, refuseMisplaced } from '../flags/batch.ts';
import { type DiagnoseFlags, hasExpectations } from '../flags/diagnose-flags.ts';
import { type NetworkFlags, networkOf } from '../flags/network.ts';
import { readFormat, readReport } from '../flags/output-format.ts';
import type { Io } from '../io/io.ts';
import { type OutputFile, openOutput } from '../io/output-file.ts';
import { allOf, type ReportSink, sinkFor } from '../io/report-sink.ts';
import type { RenderOptions } from '../render/output-format.ts';
import { type FormatName, loadFormat } from '../render/output-formats.ts';
import { renderRequestLog } from '../render/request-log.ts';
import { readInputs } from '../sources/inputs.ts';

/** The default command: checks the inputs, prints the report and returns the exit status. */
export async function diagnose(
  argument: string | undefined,
  flags: DiagnoseFlags,
  world: Io,
): Promise<number> {
  const io = flags.quiet ? quiet(world) : world;
  const format = readFormat(flags);
  refuseMisplaced(flags);
  const expected = await expectedBy(flags, io);
  const options = { network: await networkOf(flags, io), ...(expected && { expected }) };
  const output = await outputOf(argument, flags, format, io);
  let status: number;
  try {
    status =
      flags.batch === undefined
        ? await checkInputs(argument, flags, options, output.sink, io)
        : await checkBatch(argument, flags, flags.batch, format, options, output.sink, io);
  } catch (error) {
    for (const file of output.files) await file.discard();
    throw error;
  }
  for (const file of output.files) await file.close(status > 128);
  return flags.exitZero && [1, 3, 4].includes(status) ? 0 : status;
}

const quiet = (io: Io): Io => ({
  ...io,
  note: () => {},
  startProgress: async () => null,
  showWaiting: () => () => {},
});

/** Null without expectations; then the table of scopes isn't loaded. */
async function expectedBy(flags: DiagnoseFlags, io: Io): Promise<Expectations | null> {
  if (!hasExpectations(flags)) return null;
  const { readExpectations, noteUnchecked } = await import('../flags/expectations.ts');
  const expected = readExpectations(flags, io);
  if (flags.offline) noteUnchecked(expected, io);
  return expected;
}

type Options = { readonly network: ProbeOptions | false; readonly expected?: Expectations };

async function checkInputs(
  argument: string | undefined,
  flags: DiagnoseFlags,
  options: Options,
  sink: ReportSink,
  io: Io,
): Promise<number> {
  const inputs = await readInputs(argument, flags, io);
  const memory = newMemory();
  // The checks start in order, so that of two equal inputs the second is the duplicate.
  const checks = inputs.map(({ text, source, exact }) =>
    check(text, { ...options, source, exact, memory }),
  );
  const stopWaiting = options.network ? io.showWaiting('Asking DigitalOcean …') : () => {};
  const checked = await Promise.all(checks).finally(stopWaiting);
  const reports = checked.flat();
  if (flags.verbose) io.writeErr(renderRequestLog(reports));
  noteSandbox(flags, io);
  for (const report of reports) await sink.write(report);
  await sink.end();
  return exitStatus(reports);
}

function noteSandbox({ sandbox, offline }: NetworkFlags, io: Io): void {
  if (sandbox && !offline) io.note('the answers come from a simulated DigitalOcean (--sandbox).');
}

async function checkBatch(
  argument: string | undefined,
  flags: DiagnoseFlags,
  path: string,
  format: FormatName,
  options: Options,
  sink: ReportSink,
  io: Io,
): Promise<number> {
  const settings = readBatch(argument, path, flags, io);
  noteSandbox(flags, io);
  const { batch } = await import('./batch.ts');
  return batch({ ...settings, isResumable: format === 'ndjson', check: options }, sink, io);
}

/** Standard output and the files; with `--output`, text on standard output and the format in the file. */
async function outputOf(
  argument: string | undefined,
  flags: DiagnoseFlags,
  format: FormatName,
  io: Io,
): Promise<{ sink: ReportSink; files: readonly OutputFile[] }> {
  const options: RenderOptions = {
    columns: io.columns,
    color: flags.color !== false && io.color,
    hyperlinks: flags.color !== false && format === 'text' && (await io.hyperlinks()),
    now: io.clock.now(),
    batch: flags.batch !== undefined,
  };
  const { output, report = [] } = flags;
  const out = { write: io.writeOut, isClosed: io.isOutClosed };
  const shownFormat = output === undefined ? format : 'text';
  const shown = sinkFor(await loadFormat(shownFormat), options, out);
  const wanted = [
    ...(output === undefined ? [] : [{ flag: '--output', path: output, format }]),
    ...report.map((text) => ({ flag: '--report', ...readReport(text) })),
  ];
  if (wanted.length === 0) return { sink: shown, files: [] };
  const read = [...inputsOf(argument, flags)];
  const plain = { ...options, color: false, hyperlinks: false, columns: 80 };
  const files: OutputFile[] = [];
  const sinks: ReportSink[] = [];
  for (const { flag, path, format: name } of wanted) {
    const resume = flag === '--output' ? flags.resume : undefined;
    const file = await openOutput({ flag, path, resume, format: name, inputs: read }, io);
    // So that no report overwrites another one.
    read.push(path);
    files.push(file);
    sinks.push(sinkFor(await loadFormat(name), plain, file));
  }
  return { sink: allOf([...sinks, shown]), files };
}

/** The files that the run reads, `-` for standard input. */
function inputsOf(argument: string | undefined, flags: DiagnoseFlags): readonly string[] {
  const inputs = [...(flags.file ?? []), ...(flags.batch === undefined ? [] : [flags.batch])];
  const hasInput = inputs.length > 0 || argument !== undefined || flags.env || flags.clipboard;
  const certificates = flags.caFile === undefined ? [] : [flags.caFile];
  return [...(hasInput ? inputs : ['-']), ...certificates];
}
