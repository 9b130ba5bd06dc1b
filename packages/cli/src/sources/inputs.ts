import type { Source } from '@token-check/core';
import { hideLong, shown, UsageError, unreadable } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';

/** A text to check, and its source. */
export interface Input {
  readonly source: Source;
  /** Null if the source doesn't exist, such as a variable that isn't set. */
  readonly text: string | null;
  /** Whether the text is exactly what a program would send, rather than something around it. */
  readonly exact: boolean;
}

export interface InputFlags {
  readonly env?: string[];
  readonly file?: string[];
  readonly clipboard?: boolean;
}

/** In characters. Pastes are far shorter; of a longer log, only its owner knows which part matters. */
export const maxLength = 1024 * 1024;

/**
 * Reads the inputs that the command line names, or else the prompt or standard input. Throws a
 * `UsageError` for one that can't be read. A new source is one function here.
 */
export async function readInputs(
  argument: string | undefined,
  { env = [], file = [], clipboard = false }: InputFlags,
  io: Io,
): Promise<Input[]> {
  const inputs: Input[] = [];
  if (argument === '-') inputs.push(await fromPromptOrStdin(io));
  else if (argument !== undefined) inputs.push(fromArgument(argument, io));
  for (const name of env) inputs.push(fromEnv('--env', name, io));
  for (const path of file) inputs.push(await fromFile(path, io));
  if (clipboard) inputs.push(await fromClipboard(io));
  if (inputs.length === 0) inputs.push(await fromPromptOrStdin(io));
  const large = inputs.find(({ text }) => (text?.length ?? 0) > maxLength);
  if (large !== undefined) throw tooLarge(large.source);
  return inputs;
}

function fromArgument(text: string, io: Io): Input {
  io.note('other users and your shell history can see this. Safer: --env NAME');
  return { source: { kind: 'argument' }, text, exact: false };
}

/** The value of a variable that a flag names. */
export function fromEnv(flag: string, name: string, io: Io): Input {
  refuseNoName(flag, name);
  const text = Object.hasOwn(io.env, name) ? (io.env[name] ?? null) : null;
  return { source: { kind: 'env', name }, text, exact: true };
}

/** Refuses what isn't the name of a variable, such as the value of one. */
export function refuseNoName(flag: string, name: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name) || hideLong(name) !== name) {
    throw new UsageError(
      'invalid-value',
      `${flag} needs the name of a variable, not ${shown(name)}.`,
      `For example: token-check ${flag} DIGITALOCEAN_ACCESS_TOKEN`,
    );
  }
}

async function fromFile(path: string, io: Io): Promise<Input> {
  if (path === '-') return fromPromptOrStdin(io);
  const read = await io.readFile(path, 4 * maxLength);
  if ('error' in read) throw unreadable('--file', path, read.error);
  if (read.text.includes('\0')) throw notText(path);
  // The path may be a credential in the wrong place.
  const name = hideLong(path);
  return { source: { kind: 'file', name }, text: read.text, exact: false };
}

async function fromClipboard(io: Io): Promise<Input> {
  return { source: { kind: 'clipboard' }, text: await io.readClipboard(), exact: false };
}

async function fromPromptOrStdin(io: Io): Promise<Input> {
  const text =
    io.prompt === null
      ? await io.readStdin()
      : await io.prompt('Paste a token or an error, then Enter (hidden): ');
  return { source: { kind: io.prompt === null ? 'stdin' : 'prompt' }, text, exact: false };
}

function notText(path: string): UsageError {
  return new UsageError(
    'unreadable-input',
    `--file can’t read ${shown(path)}, because it isn’t a text file.`,
    'For example: token-check --file error.log',
  );
}

function tooLarge({ kind, name }: Source): UsageError {
  return new UsageError(
    'input-too-large',
    `The input is larger than 1 MiB: ${[kind, name].filter(Boolean).join(' ')}.`,
    'Check only the lines around the error: tail -n 200 error.log | token-check\nFor a list of tokens: token-check --batch tokens.txt',
  );
}
