import { closest, tokenVariables } from '@token-check/core/internal';
import { CommanderError } from 'commander';
import { hideLong, shown, UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';

/** Rewrites `help scopes` to `scopes --help`, and other spellings of `--help` and `--version`. */
export function withoutHelp(argv: readonly string[], commands: readonly string[]): string[] {
  const [first, command, ...others] = argv;
  if (first === '-V') return ['--version'];
  // What comes after the program is the program's.
  const end = first === 'run' ? 2 : argv.indexOf('--');
  const isHelp = (word: string, at: number) => /^[-/]\?$/.test(word) && (end < 0 || at < end);
  if (argv.some(isHelp)) {
    return [...argv.filter((word, at) => commands.includes(word) && at === 0), '--help'];
  }
  if (first !== 'help' || others.length > 0) return [...argv];
  if (command === undefined || command.startsWith('-') || command === 'options') return ['--help'];
  if (commands.includes(command)) return [command, '--help'];
  throw unknownCommand(command, [...commands, 'options'], 'help ');
}

/** Whether the help of every option is asked for. */
export const wantsAllOptions = ([first, second]: readonly string[]): boolean =>
  first === 'help' && second === 'options';

/** Throws if an input is rather the name of a file, a variable or a command. */
export async function refuseWord(
  text: string,
  commands: readonly string[],
  io: Pick<Io, 'env' | 'readFile'>,
): Promise<void> {
  if (isShellWord(text)) throw unquoted('invalid-value');
  // A long or random-looking text is a credential, or a message about it could show one.
  if (text === '-' || text.length > 200 || text.includes('\n') || hideLong(text) !== text) return;
  if (isVariable(text, io.env)) {
    throw new UsageError(
      'invalid-value',
      `${shown(text)} is the name of a variable.`,
      `Did you mean this? token-check --env ${text}`,
    );
  }
  const read = await io.readFile(text, 1);
  if ('text' in read || isFileName.test(text)) {
    const path = /\s/.test(text) ? `"${text}"` : text;
    throw new UsageError(
      'invalid-value',
      'text' in read ? `${shown(text)} is a file.` : `There is no file ${shown(text)} here.`,
      'text' in read
        ? `Did you mean this? token-check --file ${path}`
        : 'To check a file: token-check --file error.log',
    );
  }
  if (!/^[A-Za-z][A-Za-z-]{2,14}$/.test(text)) return;
  const isCommand = /^[a-z-]+$/.test(text) || closest(text.toLowerCase(), commands).length > 0;
  if (isCommand) throw unknownCommand(text, commands);
}

const isFileName =
  /^[\w.~/\\-]+\.(?:log|txt|out|err|json|ya?ml|env|tf|tfvars|sh|conf|cfg|ini|toml|md)$/i;

/** A variable that is set, or whose name says that it contains a token; no placeholder. */
function isVariable(text: string, env: Io['env']): boolean {
  if (!/^[A-Za-z_]\w{2,63}$/.test(text)) return false;
  if (Object.hasOwn(env, text) && /[A-Z_]/.test(text)) return true;
  if (tokenVariables.has(text)) return true;
  return (
    /^[A-Z][A-Z0-9]*_(?:[A-Z0-9]+_)*(?:TOKEN|PAT|KEY|SECRET)$/.test(text) &&
    !/YOUR|MY_|INSERT|REPLACE|HERE|EXAMPLE|XXX|CHANGE|ENTER/.test(text)
  );
}

/** What people type for something that token-check does in another way. */
const otherWords: Readonly<Record<string, string>> = {
  help: '--help',
  version: '--version',
  login: '--env DIGITALOCEAN_ACCESS_TOKEN',
  auth: '--env DIGITALOCEAN_ACCESS_TOKEN',
  check: '--env DIGITALOCEAN_ACCESS_TOKEN',
  test: '--env DIGITALOCEAN_ACCESS_TOKEN',
  verify: '--env DIGITALOCEAN_ACCESS_TOKEN',
  validate: '--env DIGITALOCEAN_ACCESS_TOKEN',
  whoami: '--env DIGITALOCEAN_ACCESS_TOKEN',
  status: 'doctor',
  scan: 'doctor',
  find: 'doctor',
  list: 'doctor',
  diagnose: 'doctor',
  docs: 'explain',
  codes: 'explain',
  errors: 'explain',
  unauthorized: 'explain token-rejected',
  forbidden: 'explain scope-missing',
  expired: 'explain token-expired',
  permissions: 'scopes',
  jobs: 'scopes',
};

function unknownCommand(text: string, commands: readonly string[], before = ''): UsageError {
  const word = text.toLowerCase();
  const [close] = closest(word, commands);
  const other = before === '' && Object.hasOwn(otherWords, word) ? otherWords[word] : undefined;
  const suggestion = other ?? (close === undefined ? undefined : `${before}${close}`);
  return new UsageError(
    'unknown-command',
    `Unknown command ${shown(text)}.`,
    suggestion === undefined
      ? `The commands are ${commands.join(', ')}.\nTo check text, paste it at the prompt: token-check`
      : `Did you mean this? token-check ${suggestion}`,
  );
}

/** Replaces an error of commander by one that names the likely mistake; other errors stay. */
export function explained(
  error: unknown,
  argv: readonly string[],
  commands: readonly string[],
): unknown {
  if (!(error instanceof CommanderError) || error.exitCode === 0) return error;
  const { code } = error;
  if (argv[0] !== 'run' && argv.some(isShellWord)) {
    if (code === 'commander.excessArguments') return unquoted('too-many-arguments');
    if (code === 'commander.unknownOption') return unquoted('unknown-option');
  }
  const [first = '', ...others] = argv;
  const [close] = closest(first.toLowerCase(), commands);
  if (code === 'commander.excessArguments' && close !== undefined && close !== first) {
    const rest = others.every((word) => hideLong(word) === word && /^[\w:./-]+$/.test(word));
    return new UsageError(
      'unknown-command',
      `Unknown command ${shown(first)}.`,
      `Did you mean this? token-check ${[close, ...(rest ? others : [])].join(' ')}`,
    );
  }
  if (/unknown option '(?:-t|--token\b)/.test(error.message)) {
    return new UsageError(
      'unknown-option',
      'There is no option for the token itself, because other users can read the command line.',
      'Name the variable that contains it: token-check --env DIGITALOCEAN_ACCESS_TOKEN\nOr paste the token at the prompt: token-check',
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
    'Run token-check alone and paste all of it. Or put all of it in quotes.\nTo run it, and learn why it fails: token-check run -- doctl account get',
  );
}
