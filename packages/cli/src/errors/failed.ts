import { CommanderError } from 'commander';
import type { Io } from '../io/io.ts';
import { version } from '../version.ts';
import { clean, hideLong, type UsageCode, UsageError } from './usage-error.ts';

type Terminal = Pick<Io, 'writeErr' | 'columns' | 'isTerminal'>;

/** Prints what went wrong and returns the exit status. The message never contains any input. */
export function failed(error: unknown, io: Terminal): number {
  const usage = usageErrorOf(error);
  if (usage !== null) return wrongUsage(usage, io);
  if (error instanceof CommanderError) return 0;
  if (error instanceof Error && error.name === 'Cancelled') return 130;
  io.writeErr(
    `token-check: something went wrong inside the program. Please report these lines; they contain no input.\n${crashOf(error)}\n`,
  );
  return 3;
}

/** An error that means wrong usage, with our code and words; null for any other. */
export function usageErrorOf(error: unknown): UsageError | null {
  if (error instanceof UsageError) return error;
  if (!(error instanceof CommanderError) || error.exitCode === 0) return null;
  const { command = '' } = error as { command?: string };
  const message = hideLong(error.message);
  const [, similar] = /\(Did you mean ([^\n]*)\?\)$/.exec(message) ?? [];
  const help = `To see the options: ${command ? `${command} --help` : 'token-check help options'}`;
  const [flag = ''] = /--[a-z-]+/.exec(message) ?? [];
  const example = error.code === 'commander.optionMissingArgument' ? examples[flag] : undefined;
  const isText = error.code === 'commander.excessArguments' && command === '';
  const hint = isText
    ? 'Put all of the text in quotes, or paste it at the prompt: token-check'
    : example !== undefined
      ? `For example: ${command || 'token-check'} ${flag} ${example}`
      : similar === undefined
        ? help
        : `Did you mean ${similar}?`;
  const code = codes[error.code] ?? 'invalid-value';
  return new UsageError(code, sentenceFor(error.code, message, command), hint);
}

/** A value of each flag that needs one. */
const examples: Readonly<Record<string, string>> = {
  '--env': 'DIGITALOCEAN_ACCESS_TOKEN',
  '--file': 'error.log',
  '--batch': 'tokens.txt',
  '--concurrency': '8 --batch tokens.txt',
  '--resume': 'report.ndjson --batch tokens.txt',
  '--api-url': 'https://api.digitalocean.com',
  '--oauth-url': 'https://cloud.digitalocean.com',
  '--timeout': '30',
  '--ca-file': 'company-ca.pem',
  '--can': '"POST /v2/droplets"',
  '--require-scope': 'droplet:read',
  '--forbid-scope': 'droplet:delete',
  '--min-ttl': '14d',
  '--warn-ttl': '14d',
  '--retry-for': '10m',
  '--passports': 'token-check-passports.json',
  '--config': 'token-check.config.yaml',
  '--only': 'deploy',
  '--successor-of': 'OLD_TOKEN',
  '--expect-kind': 'personal-access-token',
  '--expect-account': 'sammy@example.com',
  '--expect-team': '"My Team"',
  '--format': 'json',
  '--output': 'report.json',
  '--report': 'json=report.json',
};

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

function wrongUsage(error: UsageError, io: Terminal): number {
  const { code, message, hint } = error;
  // A hint may have several lines, such as a list.
  const hints = hint.split('\n').map(clean);
  const width = io.isTerminal ? Math.max(24, io.columns) : Number.POSITIVE_INFINITY;
  const lines = [
    wrapped(`token-check: ${clean(message)} [${code}]`, width),
    ...hints.map((line) => withCommand(line, width)),
  ];
  io.writeErr(`${lines.join('\n')}\n`);
  return 2;
}

/** A command that doesn't fit starts a line of its own and isn't broken, so that it can be copied. */
function withCommand(line: string, width: number): string {
  const at = line.length > width ? line.search(/(?<=[?:]) token-check /) : -1;
  if (at < 0) return wrapped(line, width);
  return `${wrapped(line.slice(0, at), width)}\n  ${line.slice(at + 1)}`;
}

/** Broken between words. */
function wrapped(line: string, width: number): string {
  if (line.length <= width) return line;
  return line.replace(new RegExp(`(.{1,${width}})(?:\\s+|$)`, 'g'), '$1\n').trimEnd();
}

/** The name of an error and where it comes from: `io.ts:1:2`. Nothing of its message is in it. */
export function traceOf(error: unknown): { name: string; positions: readonly string[] } {
  const { name = 'unknown error', stack = '' } = error instanceof Error ? error : {};
  const positions = stack
    .split('\n')
    .flatMap((line) => /^\s+at .*?([\w.-]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? []);
  return { name, positions };
}

/** The name of an error and its stack, without its message, which may contain input. */
function crashOf(error: unknown): string {
  const { name, positions } = traceOf(error);
  const node = globalThis.process?.version ?? '';
  return [
    `  ${name} in token-check ${version} ${node}`,
    ...positions.slice(0, 6).map((one) => `  at ${one}`),
  ].join('\n');
}
