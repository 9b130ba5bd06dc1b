import { stripControls } from '@token-check/core/internal';
import { CommanderError } from 'commander';
import type { Io } from '../io/io.ts';
import { version } from '../version.ts';
import { hideLong, type UsageCode, UsageError } from './usage-error.ts';

/** Prints what went wrong and returns the exit status. The message never contains any input. */
export function failed(error: unknown, io: Pick<Io, 'writeErr'>): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const { command = '' } = error as { command?: string };
    const message = hideLong(error.message);
    const [, similar] = /\(Did you mean ([^\n]*)\?\)$/.exec(message) ?? [];
    const help = `To see the options: ${command ? `${command} --help` : 'token-check help options'}`;
    const hint = similar === undefined ? help : `Did you mean ${similar}?`;
    const code = codes[error.code] ?? 'invalid-value';
    return wrongUsage(code, sentenceFor(error.code, message, command), hint, io);
  }
  if (error instanceof UsageError) return wrongUsage(error.code, error.message, error.hint, io);
  if (error instanceof Error && error.name === 'Cancelled') return 130;
  io.writeErr(
    `token-check: something went wrong inside the program. Please report these lines; they contain no input.\n${crashOf(error)}\n`,
  );
  return 3;
}

const codes: Readonly<Record<string, UsageCode>> = {
  'commander.unknownOption': 'unknown-option',
  'commander.unknownCommand': 'unknown-command',
  'commander.optionMissingArgument': 'missing-value',
  'commander.missingArgument': 'missing-value',
  'commander.excessArguments': 'too-many-arguments',
};

/** Commander's message as one of our sentences. */
function sentenceFor(code: string, message: string, command: string): string {
  const [, quoted = ''] = /'([^']*)'/.exec(message) ?? [];
  const [flag = ''] = /--[\w-]+/.exec(quoted) ?? [];
  const [, count = ''] = /but got (\d+)/.exec(message) ?? [];
  switch (code) {
    case 'commander.unknownOption':
      return `Unknown option ${quoted}.`;
    case 'commander.optionMissingArgument':
      return `${flag} needs a value.`;
    case 'commander.excessArguments':
      return `${command || 'token-check'} accepts one ${command ? 'argument' : 'input'}, but got ${count}.`;
    default:
      return `${message.replace(/^error: /, '').replace(/\.*$/, '')}.`;
  }
}

/**
 * Replaces control and bidi characters and line breaks: a message quotes arguments, and none of them
 * may move the cursor or start a line, because GitHub takes a line that starts with `::` for a
 * command.
 */
const clean = (text: string): string => stripControls(text, '\ufffd');

function wrongUsage(
  code: UsageCode,
  message: string,
  hint: string,
  io: Pick<Io, 'writeErr'>,
): number {
  // A hint may have several lines, such as a list.
  const lines = hint.split('\n').map(clean).join('\n');
  io.writeErr(`token-check: ${clean(message)} [${code}]\n${lines}\n`);
  return 2;
}

/** The name of an error and its stack, without its message, which may contain input. */
function crashOf(error: unknown): string {
  const { name = 'unknown error', stack = '' } = error instanceof Error ? error : {};
  const positions = stack
    .split('\n')
    .flatMap((line) => /^\s+at .*?([\w.-]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? [])
    .slice(0, 6);
  const node = globalThis.process?.version ?? '';
  return [
    `  ${name} in token-check ${version} ${node}`,
    ...positions.map((one) => `  at ${one}`),
  ].join('\n');
}
