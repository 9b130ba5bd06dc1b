import {
  type CheckOptions,
  check,
  type Expectations,
  exitStatus,
  newMemory,
} from '@token-check/core';
import type { ExpectationFlags } from '../flags/expectations.ts';
import { type NetworkFlags, networkOf } from '../flags/network.ts';
import type { Io } from '../io/io.ts';
import type { OutputFile } from '../io/output-file.ts';
import { both, type ReportSink, sinkFor } from '../io/report-sink.ts';
import type { RenderOptions } from '../render/output-format.ts';
import { type FormatName, loadFormat, readFormat } from '../render/output-formats.ts';
import { type InputFlags, readInputs } from '../sources/inputs.ts';

export interface DiagnoseFlags extends NetworkFlags, InputFlags, ExpectationFlags {
  readonly batch?: string;
  readonly concurrency?: string;
  readonly resume?: string;
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly exitZero?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** The default command: diagnose what was handed over. */
export async function diagnose(
  argument: string | undefined,
  flags: DiagnoseFlags,
  world: Io,
): Promise<number> {
  const io = flags.quiet ? { ...world, note: () => {}, startProgress: async () => null } : world;
  const format = readFormat(flags);
  if (flags.batch === undefined && (flags.resume ?? flags.concurrency) !== undefined) {
    throw (await import('../flags/batch.ts')).withoutBatch(flags);
  }
  if (flags.resume !== undefined && isExpecting(flags)) {
    throw (await import('../flags/batch.ts')).resumedExpectations();
  }
  const expected = await expectedBy(flags, io);
  const options = { network: await networkOf(flags, io), ...(expected && { expected }) };
  const output = await openOutput(argument, flags, format, io);
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

const expectationFlags = [
  'expectKind',
  'expectAccount',
  'expectTeam',
  'requireScope',
  'can',
  'forbidScope',
  'minTtl',
] as const satisfies readonly (keyof ExpectationFlags)[];

const isExpecting = (flags: DiagnoseFlags): boolean =>
  expectationFlags.some((flag) => flags[flag] !== undefined);

/** Null where nothing is expected, which costs nothing. */
async function expectedBy(flags: DiagnoseFlags, io: Io): Promise<Expectations | null> {
  if (!isExpecting(flags)) return null;
  const { expectationsOf, tellUnasked } = await import('../flags/expectations.ts');
  const expected = await expectationsOf(flags, io);
  if (flags.offline) tellUnasked(expected, io);
  return expected;
}

type Options = Pick<CheckOptions, 'network' | 'expected'>;

async function checkInputs(
  argument: string | undefined,
  flags: DiagnoseFlags,
  options: Options,
  sink: ReportSink,
  io: Io,
): Promise<number> {
  const inputs = await readInputs(argument, flags, io);
  const memory = newMemory();
  // One after the other begins, so that of two equal ones the second is the duplicate.
  const checked = await Promise.all(
    inputs.map(({ text, source, exact }) => check(text, { ...options, source, exact, memory })),
  );
  const reports = checked.flat();
  if (flags.verbose) (await import('../render/request-log.ts')).tellProbes(reports, io);
  tellSandbox(flags, io);
  for (const report of reports) await sink.write(report);
  await sink.end();
  return exitStatus(reports);
}

function tellSandbox({ sandbox, offline }: NetworkFlags, io: Io): void {
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
  const { readBatch } = await import('../flags/batch.ts');
  const { batch } = await import('./batch.ts');
  const read = readBatch(argument, path, flags, io);
  tellSandbox(flags, io);
  return batch({ ...read, isResumable: format === 'ndjson', check: options }, sink, io);
}

/** Standard output alone; with `--output` the format goes there, and text stays on the terminal. */
async function openOutput(
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
  const named = inputs.length > 0 || argument !== undefined || flags.env || flags.clipboard;
  const { openOutput: open } = await import('../io/output-file.ts');
  const read = named ? inputs : ['-'];
  if (flags.caFile !== undefined) read.push(flags.caFile);
  const file = await open(flags.output, flags, format, read, io);
  const plain = { ...options, color: false, hyperlinks: false, columns: 80 };
  return {
    sink: both([
      sinkFor(await loadFormat(format), plain, file),
      sinkFor(await loadFormat('text'), options, out),
    ]),
    file,
  };
}
