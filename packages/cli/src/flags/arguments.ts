import { CommanderError } from 'commander';
import { shown, UsageError } from '../errors/usage-error.ts';
import { closest } from './closest.ts';

/** Rewrites `help scopes` to `scopes --help`. */
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

/** Throws if an input is rather a misspelt command, or a word of a shell command without quotes. */
export function refuseWord(text: string, commands: readonly string[]): void {
  if (isShellWord(text)) throw unquoted('invalid-value');
  if (!/^[A-Za-z]{3,14}$/.test(text)) return;
  const word = text.toLowerCase();
  const flag = ['help', 'version'].find((one) => one === word);
  const suggestion = flag === undefined ? closest(word, commands)[0] : `--${flag}`;
  if (suggestion === undefined) return;
  throw new UsageError(
    'unknown-command',
    `There is no command ${shown(text)}.`,
    `Did you mean ${suggestion}? token-check ${suggestion}`,
  );
}

/** Replaces an error of commander by one that names the likely mistake; other errors stay. */
export function explained(error: unknown, argv: readonly string[]): unknown {
  if (!(error instanceof CommanderError) || error.exitCode === 0) return error;
  if (argv.some(isShellWord)) {
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

/** Whether a word starts a command or a header, so that the rest of it lost its quotes. */
const isShellWord = (text: string): boolean =>
  /^(?:curl|wget|http|https|doctl|export|bearer|authorization:?)$/i.test(text);

function unquoted(code: 'invalid-value' | 'too-many-arguments' | 'unknown-option'): UsageError {
  return new UsageError(
    code,
    'This looks like a command or a header without quotes.',
    'Put all of it in quotes, or better: run token-check alone and paste it.',
  );
}
