import { printable } from '../doctor/names.ts';
import type { Source } from '../report/report-v1.ts';
import type { CommandSeen } from './command.ts';

/** A command that failed. */
export interface Failed {
  readonly words: readonly string[];
  /** What it printed last, on both streams, without escape sequences. */
  readonly output: string;
}

/**
 * The command and what it printed as one text, as a person would paste it from a terminal: the command
 * line names the program and the request.
 */
export const commandText = ({ words, output }: Failed): string =>
  `${words.map(quoted).join(' ')}\n${output.replace(/\r\n?/g, '\n')}`;

/** A word as a shell needs it. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** The command as the source of a report, by its program alone: an argument may be a secret. */
export function sourceOfCommand({ program }: CommandSeen, words: readonly string[]): Source {
  const name = program || printable(words[0]?.split(/[\\/]/).at(-1) ?? '');
  return { kind: 'command', ...(name !== '' && { name }) };
}
