import { check, type Expectations, type ProbeOptions } from '@token-check/core';
import {
  type JobEnvironment,
  type Leniency,
  lenientStatus,
  newMemory,
  noExpectations,
  worseExitStatus,
} from '@token-check/core/internal';
import { readBatch, refuseMisplaced } from '../flags/batch.ts';
import { type DiagnoseFlags, hasExpectations } from '../flags/diagnose-flags.ts';
import { networkOf, noteSandbox } from '../flags/network.ts';
import { readFormat } from '../flags/output-format.ts';
import { readAllowUndetermined } from '../flags/undetermined.ts';
import type { Io } from '../io/io.ts';
import { jobEnvironmentOf, workflowOf } from '../io/job-environment.ts';
import type { Outputs } from '../io/outputs.ts';
import { allOf, type ReportSink, sinkFor } from '../io/report-sink.ts';
import { passportsOf } from '../passports/passports-flag.ts';
import type { OutputFormat, RenderOptions } from '../render/output-format.ts';
import { type FormatName, loadFormat, loadTextTable } from '../render/output-formats.ts';
import { renderRequestLog } from '../render/request-log.ts';
import { readInputs } from '../sources/inputs.ts';
import { oldTokenOf } from '../successor/successor-flag.ts';

/** The default command: checks the inputs, prints the report and returns the exit status. */
export async function diagnose(
  argument: string | undefined,
  flags: DiagnoseFlags,
  world: Io,
): Promise<number> {
  const io = flags.quiet ? quiet(world) : world;
  const format = readFormat(flags);
  refuseMisplaced(flags);
  if (typeof readAllowUndetermined(flags) === 'string' && flags.passports === undefined) {
    io.note('--allow-undetermined with a duration never helps without --passports.');
  }
  const expected = await expectedBy(flags, io);
  const job = flags.env === undefined ? null : await jobEnvironmentOf(io);
  const options = {
    network: await networkOf(flags, io),
    ...(expected && { expected }),
    ...(job?.ciSystem && { job }),
  };
  const output = await outputsOf(argument, flags, format, io);
  let status: number;
  try {
    status =
      flags.batch === undefined
        ? await checkInputs(argument, flags, options, output.sink, io)
        : await checkBatch(argument, flags, flags.batch, format, options, output.sink, io);
  } catch (error) {
    await output.discard();
    throw error;
  }
  await output.close(status > 128);
  return status;
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

type Options = {
  readonly network: ProbeOptions | false;
  readonly expected?: Expectations;
  readonly job?: JobEnvironment;
};

function leniencyOf(flags: DiagnoseFlags): Leniency {
  const allowUndetermined = readAllowUndetermined(flags);
  const { errorOnWarnings, exitZero } = flags;
  return {
    ...(allowUndetermined !== undefined && { allowUndetermined }),
    ...(errorOnWarnings && { errorOnWarnings }),
    ...(exitZero && { exitZero }),
  };
}

async function checkInputs(
  argument: string | undefined,
  flags: DiagnoseFlags,
  options: Options,
  sink: ReportSink,
  io: Io,
): Promise<number> {
  const leniency = leniencyOf(flags);
  const inputs = await readInputs(argument, flags, io);
  const passports = await passportsOf(flags, io);
  const memory = newMemory();
  const asked = {
    ...options,
    memory,
    clock: io.clock,
    ...(passports && { passports: passports.book }),
  };
  const variables = inputs.map(({ source: { kind, name } }) => (kind === 'env' && name) || null);
  const old = await oldTokenOf(flags, variables, { check: asked, declared: null, passports }, io);
  const expected = old?.expectedOf(options.expected ?? noExpectations);
  // The checks start in order, so that of two equal inputs the second is the duplicate.
  const checks = inputs.map(({ text, source, exact }) =>
    check(text, { ...asked, ...(expected && { expected }), source, exact }),
  );
  const stopWaiting = options.network ? io.showWaiting('Asking DigitalOcean …') : () => {};
  const checked = await Promise.all(checks).finally(stopWaiting);
  const reports = checked.flat();
  // In a text with several credentials, none of them has a name of its own.
  await passports?.save(checked.filter(({ length }) => length === 1).flat());
  if (flags.verbose) io.writeErr(renderRequestLog(reports));
  noteSandbox(flags, io);
  for (const report of reports) await sink.write(report);
  await sink.end();
  for (const report of reports) old?.noteComparison(report);
  const statuses = reports.map((report) =>
    lenientStatus(report, leniency, passports?.proofFor(report)),
  );
  return statuses.reduce(worseExitStatus, 0);
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
  const leniency = leniencyOf(flags);
  const isResumable = format === 'ndjson';
  return batch({ ...settings, isResumable, leniency, check: options }, sink, io);
}

/** Standard output and the files; beside `--output`, the terminal shows text. */
async function outputsOf(
  argument: string | undefined,
  flags: DiagnoseFlags,
  format: FormatName,
  io: Io,
): Promise<Outputs & { sink: ReportSink }> {
  const options: RenderOptions = {
    columns: io.columns,
    color: flags.color !== false && io.color,
    hyperlinks: flags.color !== false && format === 'text' && (await io.hyperlinks()),
    now: io.clock.now(),
    batch: flags.batch !== undefined,
    workflow: workflowOf(io),
  };
  if (flags.output === undefined && flags.report === undefined) {
    const out = { write: io.writeOut, isClosed: io.isOutClosed };
    const sink = sinkFor(await formatFor(format, argument, flags, io), options, out);
    return { sink, outputs: [], close: async () => {}, discard: async () => {} };
  }
  const { openOutputs } = await import('../io/outputs.ts');
  const { resume } = flags;
  const inputs = inputsOf(argument, flags);
  const opened = await openOutputs(flags, { format, beside: 'text', resume, inputs, options }, io);
  const sinks = await Promise.all(
    opened.outputs.map(async (one) =>
      sinkFor(await formatFor(one.format, argument, flags, io), one.options, one.target),
    ),
  );
  return { ...opened, sink: allOf(sinks) };
}

/** Several variables in text have a table, as `token-check ci` prints it. */
function formatFor(
  name: FormatName,
  argument: string | undefined,
  { env = [], file = [], clipboard = false, allowUndetermined }: DiagnoseFlags,
  { readPage }: Io,
): Promise<OutputFormat> {
  const isTable =
    env.length > 1 &&
    argument === undefined &&
    file.length === 0 &&
    !clipboard &&
    // The table has no mark for a tolerated answer.
    allowUndetermined === undefined;
  return name === 'text' && isTable ? loadTextTable() : loadFormat(name, readPage);
}

/** The files that the run reads; `-` is standard input. */
function inputsOf(argument: string | undefined, flags: DiagnoseFlags): readonly string[] {
  const inputs = [...(flags.file ?? []), ...(flags.batch === undefined ? [] : [flags.batch])];
  const hasInput = inputs.length > 0 || argument !== undefined || flags.env || flags.clipboard;
  const read = hasInput ? inputs : ['-'];
  return [...read, ...[flags.caFile ?? [], flags.passports ?? []].flat()];
}
