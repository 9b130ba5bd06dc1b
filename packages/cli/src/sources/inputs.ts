import type { Source } from '@token-check/core';
import { hideLong, shown, UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';

/** Something to check, and where it comes from. */
export interface Input {
  readonly source: Source;
  /** Null where the place does not exist. */
  readonly text: string | null;
  /** The text is the very value that a program would send. */
  readonly exact: boolean;
}

export interface InputFlags {
  readonly env?: string[];
  readonly file?: string[];
  readonly clipboard?: boolean;
}

/** In characters. A paste is far below, and a log file above it is better cut down by its owner. */
export const maxLength = 1024 * 1024;

/**
 * The inputs that the command line names; the prompt or standard input where it names none. A new
 * source of credentials is one function here.
 */
export async function readInputs(
  argument: string | undefined,
  { env = [], file = [], clipboard = false }: InputFlags,
  io: Io,
): Promise<Input[]> {
  const inputs: Input[] = [];
  if (argument === '-') inputs.push(await fromPerson(io));
  else if (argument !== undefined) inputs.push(fromArgument(argument, io));
  for (const name of env) inputs.push(fromEnv(name, io));
  for (const path of file) inputs.push(await fromFile(path, io));
  if (clipboard) inputs.push(await fromClipboard(io));
  if (inputs.length === 0) inputs.push(await fromPerson(io));
  const large = inputs.find(({ text }) => (text?.length ?? 0) > maxLength);
  if (large !== undefined) throw (await import('./input-errors.ts')).tooLarge(large.source);
  return inputs;
}

function fromArgument(text: string, io: Io): Input {
  io.note(
    'other users of this machine can read the command line, and your shell keeps it. Better: token-check --env NAME, or no argument at all.',
  );
  return { source: { kind: 'argument' }, text, exact: false };
}

function fromEnv(name: string, io: Io): Input {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name) || hideLong(name) !== name) {
    throw new UsageError(
      'invalid-value',
      `--env takes the name of a variable, not ${shown(name)}.`,
      'For example: token-check --env DIGITALOCEAN_ACCESS_TOKEN',
    );
  }
  const text = Object.hasOwn(io.env, name) ? (io.env[name] ?? null) : null;
  return { source: { kind: 'env', name }, text, exact: true };
}

async function fromFile(path: string, io: Io): Promise<Input> {
  if (path === '-') return fromPerson(io);
  const read = await io.readFile(path, 4 * maxLength);
  if ('error' in read) {
    const { unreadable } = await import('../errors/system-errors.ts');
    throw unreadable('--file', path, read.error);
  }
  if (read.text.includes('\0')) throw (await import('./input-errors.ts')).notText(path);
  // A name that could be a credential in the wrong place stays out of the report.
  const name = hideLong(path);
  return { source: { kind: 'file', name }, text: read.text, exact: false };
}

async function fromClipboard(io: Io): Promise<Input> {
  return { source: { kind: 'clipboard' }, text: await io.readClipboard(), exact: false };
}

async function fromPerson(io: Io): Promise<Input> {
  const text =
    io.prompt === null
      ? await io.readStdin()
      : await io.prompt(
          'Paste a token, a command, a URL or an error, then press Enter (not shown): ',
        );
  return { source: { kind: io.prompt === null ? 'stdin' : 'prompt' }, text, exact: false };
}
