import type { Source } from '@token-check/core';
import type { Io } from '../io.ts';
import { hideLong, shown, UsageError } from '../usage-error.ts';

/** Something to check, and where it comes from. */
export interface Input {
  readonly source: Source;
  readonly text: string;
  /** The text is the very value that a program would send. */
  readonly exact: boolean;
}

/** In characters. A paste is far below, and a log file above it is better cut down by its owner. */
export const maxLength = 1024 * 1024;

/** The inputs that the command line names; the prompt or standard input where it names none. */
export async function readInputs(
  argument: string | undefined,
  variables: readonly string[],
  io: Io,
): Promise<Input[]> {
  const inputs = variables.map((name): Input => fromEnv(name, io));
  if (argument !== undefined) inputs.unshift(fromArgument(argument, io));
  if (inputs.length === 0) inputs.push(await fromPerson(io));
  if (inputs.some(({ text }) => text.length > maxLength)) {
    throw new UsageError(
      'The input is larger than 1 MiB.',
      'Paste only the lines around the error.',
    );
  }
  return inputs;
}

function fromArgument(text: string, io: Io): Input {
  io.writeErr(
    'note: other users of this machine can read the command line, and your shell keeps it. Better: token-check --env NAME, or no argument at all.\n',
  );
  return { source: { kind: 'argument' }, text, exact: false };
}

function fromEnv(name: string, io: Io): Input {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name) || hideLong(name) !== name) {
    throw new UsageError(
      `--env takes the name of a variable, not ${shown(name)}.`,
      'For example: token-check --env DIGITALOCEAN_ACCESS_TOKEN',
    );
  }
  const text = io.env[name];
  if (text === undefined) io.writeErr(`note: the variable ${shown(name)} is not set here.\n`);
  return { source: { kind: 'env', name }, text: text ?? '', exact: true };
}

async function fromPerson(io: Io): Promise<Input> {
  const text =
    io.prompt === null
      ? await io.readStdin()
      : await io.prompt(
          'Paste a token, a command, a URL or an error (it is not shown), then press Enter: ',
        );
  return { source: { kind: io.prompt === null ? 'stdin' : 'prompt' }, text, exact: false };
}
