import type { ProbeOptions } from '@token-check/core';
import { checkWith, stripControls, withoutTokens } from '@token-check/core/internal';
import { type Check, type Explained, explainFailure } from '@token-check/core/run';
import { nodeMachine } from '../doctor/machine.ts';
import { traceOf } from '../errors/failed.ts';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { OutputFlags } from '../flags/diagnose-flags.ts';
import { type NetworkFlags, networkOf } from '../flags/network.ts';
import { readFormat } from '../flags/output-format.ts';
import type { Io } from '../io/io.ts';
import { workflowOf } from '../io/job-environment.ts';
import { type Outputs, openOutputs } from '../io/outputs.ts';
import { type FormatName, loadFormat } from '../render/output-formats.ts';
import { renderRequestLog } from '../render/request-log.ts';
import type { Ended } from '../run/child.ts';

export type RunFlags = NetworkFlags & OutputFlags & { readonly verbose?: boolean };

/**
 * Runs a command as it is and returns its exit status. If it fails, a report says why: on standard
 * error, and in the files of `--output` and `--report`.
 */
export async function runCommand(
  words: readonly string[],
  flags: RunFlags,
  io: Io,
): Promise<number> {
  const format = formatOf(flags, io);
  if (words.length === 0) {
    throw new UsageError(
      'missing-value',
      'token-check run needs a command.',
      'For example: token-check run -- doctl compute droplet list',
    );
  }
  // Wrong usage is found before the command runs, and the files are opened only afterwards: the command
  // would see what belongs to writing them.
  await networkOf({ ...flags, offline: true }, io);
  if (flags.output !== undefined || flags.report !== undefined) {
    await (await outputsOf(flags, format, io)).discard();
  }

  const ended = await io.runCommand(words);
  if (ended.notStarted !== null) {
    io.writeErr(`token-check: ${notStarted(words, ended.notStarted)}\n`);
    return ended.status;
  }
  if (ended.outputError !== null) {
    io.writeErr(
      `token-check: The output of the command couldn’t be written (${ended.outputError}).\n`,
    );
  }
  // Its output is lost, although it couldn't know that.
  if (ended.status === 0) return ended.outputError === null ? 0 : 1;
  if (ended.isInterrupted) return ended.status;
  try {
    await explain(words, ended, flags, format, io);
  } catch (error) {
    io.writeErr(`token-check: No report on the failed command. ${whyNone(error)}\n`);
  }
  return ended.status;
}

async function explain(
  words: readonly string[],
  ended: Ended,
  flags: RunFlags,
  format: FormatName,
  io: Io,
): Promise<void> {
  const network = await networkFor(flags, io);
  const machine = io.machine ?? nodeMachine(io);
  const check: Check = (read, text, { source, ask }) =>
    checkWith(read, text, { source, network: ask ? network : false, clock: io.clock });
  const stopWaiting =
    network && !flags.quiet ? io.showWaiting('Looking for the cause …') : () => {};
  const failed = { words, output: ended.output };
  const explained = await explainFailure(failed, machine, check).finally(stopWaiting);
  const { report, isRelated, checked } = explained;
  if (!ended.endsLine) io.writeErr('\n');
  if (flags.verbose) io.writeErr(logOf(explained));
  if (flags.sandbox && checked.length > 0) {
    io.note(
      'the answers come from a simulated DigitalOcean (--sandbox), which rejects every real token.',
    );
  }

  const { outputs, close } = await outputsOf(flags, format, io);
  const files = outputs.slice(0, -1);
  for (const { format: name, options, target } of files) {
    await target.write((await loadFormat(name, io.readPage)).render([report], options));
  }
  await close(false);
  if (!isRelated) {
    io.note(`the output of ${shownProgram(words)} shows no error of DigitalOcean.`);
    return;
  }
  const own = outputs.at(-1);
  if (own === undefined) return;
  const text = (await loadFormat(own.format, io.readPage)).render([report], own.options);
  // An annotation is only for what is wrong.
  if (text === '') io.note(report.summary);
  else io.writeErr(own.format === 'text' ? `\n${text}` : text);
}

function whyNone(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  const { name, positions } = traceOf(error);
  return `Something went wrong inside the program (${[name, ...positions.slice(0, 1)].join(' at ')}).`;
}

/** A fault of the environment must not hide what can be said without a request. */
async function networkFor(flags: RunFlags, io: Io): Promise<ProbeOptions | false> {
  try {
    return await networkOf(flags, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.note(`DigitalOcean wasn’t asked. ${error.message}`);
    return false;
  }
}

function logOf({ files, checked }: Explained): string {
  const read = files.map((file) => `read ${withoutTokens(stripControls(file))}\n`);
  return read.join('') + renderRequestLog(checked);
}

/** What people see by default: in a job on GitHub, an annotation. */
const usualFormat = ({ env }: Io): FormatName =>
  env.GITHUB_ACTIONS === 'true' ? 'github' : 'text';

function formatOf(flags: RunFlags, io: Io): FormatName {
  const { format, json, output } = flags;
  const isNamed = format !== undefined || json !== undefined || output !== undefined;
  return isNamed ? readFormat(flags) : usualFormat(io);
}

/** The files, and standard error as the last one. */
async function outputsOf(flags: RunFlags, format: FormatName, io: Io): Promise<Outputs> {
  const looks = await io.errLooks();
  const color = flags.color !== false && looks.color;
  const options = {
    ...looks,
    color,
    hyperlinks: color && looks.hyperlinks,
    now: io.clock.now(),
    batch: false,
    workflow: workflowOf(io),
  };
  const inputs = flags.caFile === undefined ? [] : [flags.caFile];
  return openOutputs(flags, { format, beside: usualFormat(io), inputs, options }, io);
}

function notStarted([program = '']: readonly string[], code: string): string {
  const name = shown(program);
  switch (code) {
    case 'ENOENT':
      return `The program ${name} was not found.${windowsHint(program)}`;
    case 'EACCES':
      return `The program ${name} is not executable, or it is a folder. For a script: chmod +x, or name its interpreter.`;
    case 'E2BIG':
      return 'The arguments of the command are too long for the system.';
    default:
      return `The program ${name} couldn’t be started (${code}).${windowsHint(program)}`;
  }
}

/** Without a shell, Windows starts only `.exe` and `.com` files. */
function windowsHint(program: string): string {
  return globalThis.process?.platform === 'win32' && !/\.exe$/i.test(program)
    ? ' If it is a .cmd or .bat file, start it through cmd: token-check run -- cmd /c …'
    : '';
}

function shownProgram([program = '']: readonly string[]): string {
  return stripControls(withoutTokens(program.split(/[\\/]/).at(-1) ?? ''));
}
