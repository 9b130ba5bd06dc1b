import { check, type Expectations, type ProbeOptions } from '@token-check/core';
import { exitStatus, newMemory } from '@token-check/core/internal';
import { readBatch, refuseMisplaced } from '../flags/batch.ts';
import { type DiagnoseFlags, hasExpectations } from '../flags/diagnose-flags.ts';
import { type NetworkFlags, networkOf } from '../flags/network.ts';
import { readFormat } from '../flags/output-format.ts';
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
  const io = flags.quiet ? { ...world, note: () => {}, startProgress: async () => null } : world;
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
    await output.file?.discard();
    throw error;
  }
  await output.file?.close(status > 128);
  return flags.exitZero && [1, 3, 4].includes(status) ? 0 : status;
}

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
  const checked = await Promise.all(
    inputs.map(({ text, source, exact }) => check(text, { ...options, source, exact, memory })),
  );
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

/** Standard output; with `--output`, the file in the format, and text on standard output. */
async function outputOf(
  argument: string | undefined,
  flags: DiagnoseFlags,
  format: FormatName,
  io: Io,
): Promise<{ sink: ReportSink; file: OutputFile | null }> {
  const options: RenderOptions = {
    columns: io.columns,
    color: flags.color !== false && io.color,
    hyperlinks: flags.color !== false && format === 'text' && (await io.hyperlinks()),
    now: io.clock.now(),
    batch: flags.batch !== undefined,
  };
  const out = { write: io.writeOut, isClosed: io.isOutClosed };
  if (flags.output === undefined) {
    return { sink: sinkFor(await loadFormat(format), options, out), file: null };
  }
  const inputs = [...(flags.file ?? []), ...(flags.batch === undefined ? [] : [flags.batch])];
  const hasInput = inputs.length > 0 || argument !== undefined || flags.env || flags.clipboard;
  const read = hasInput ? inputs : ['-'];
  if (flags.caFile !== undefined) read.push(flags.caFile);
  const file = await openOutput(flags.output, flags.resume, format, read, io);
  const plain = { ...options, color: false, hyperlinks: false, columns: 80 };
  return {
    sink: allOf([
      sinkFor(await loadFormat(format), plain, file),
      sinkFor(await loadFormat('text'), options, out),
    ]),
    file,
  };
}
