import { CommanderError } from 'commander';
import { shown, UsageError } from '../errors/usage-error.ts';

/** `help scopes` is `scopes --help`. */
export function withoutHelp(argv: readonly string[], commands: readonly string[]): string[] {
  const [first, command, ...others] = argv;
  if (first !== 'help' || others.length > 0) return [...argv];
  if (command === undefined || command.startsWith('-')) return ['--help'];
  if (commands.includes(command)) return [command, '--help'];
  throw new UsageError(
    'unknown-command',
    `There is no command ${shown(command)}.`,
    `The commands are: ${commands.join(', ')}`,
  );
}

/** A short word is no credential, but may be a command that somebody meant. */
export async function refuseWord(text: string, commands: readonly string[]): Promise<void> {
  if (isOfCommand(text)) throw unquoted('invalid-value');
  if (!/^[A-Za-z]{3,14}$/.test(text)) return;
  const word = text.toLowerCase();
  const flag = ['help', 'version'].find((one) => one === word);
  const { near } = await import('@token-check/core/scopes');
  const meant = flag === undefined ? near(word, commands)[0] : `--${flag}`;
  if (meant === undefined) return;
  throw new UsageError(
    'unknown-command',
    `There is no command ${shown(text)}.`,
    `Did you mean ${meant}? token-check ${meant}`,
  );
}

/** What the parser refuses, in words that know what people mean by it. */
export function explained(error: unknown, argv: readonly string[]): unknown {
  if (!(error instanceof CommanderError) || error.exitCode === 0) return error;
  if (argv.some(isOfCommand)) {
    const { code } = error;
    if (code === 'commander.excessArguments') return unquoted('too-many-arguments');
    if (code === 'commander.unknownOption') return unquoted('unknown-option');
  }
  if (/unknown option '(?:-t|--token\b)/.test(error.message)) {
    return new UsageError(
      'unknown-option',
      'There is no option for the token itself: others could read it on the command line.',
      'Name the variable that holds it: token-check --env DIGITALOCEAN_ACCESS_TOKEN. Or run token-check alone and paste it.',
    );
  }
  return error;
}

/** A word of a command or of a header that lost its quotes. */
const isOfCommand = (text: string): boolean =>
  /^(?:curl|wget|http|https|doctl|export|bearer|authorization:?)$/i.test(text);

function unquoted(code: 'invalid-value' | 'too-many-arguments' | 'unknown-option'): UsageError {
  return new UsageError(
    code,
    'This looks like a command or a header without quotes.',
    'Put all of it in quotes, or better: run token-check alone and paste it.',
  );
}
