import type { Environment } from '../doctor/machine.ts';
import { printable } from '../doctor/names.ts';
import { shellWords } from '../doctor/shell-words.ts';
import { type Wrapper, wrappers } from './wrappers.ts';

/** Which program a command line starts in the end, and what that program sees. */
export interface CommandSeen {
  /** Its name without folder and ending, in lower case and safe to print: `doctl`. Empty if there is none. */
  readonly program: string;
  /** Its arguments. */
  readonly args: readonly string[];
  /** The environment that it gets, as far as we can see. */
  readonly env: Environment;
  /** The folder that a wrapper changes to; null for the current one. */
  readonly folder: string | null;
  /** The wrapper that hides what the program sees; null without one. */
  readonly hiddenBy: { readonly name: string; readonly effect: HidingEffect } | null;
}

export type HidingEffect = Exclude<Wrapper['effect'], 'same'>;

/** The program as the subject of a sentence. */
export const nameOfProgram = ({ program }: Pick<CommandSeen, 'program'>): string =>
  program || 'the command';

/** More wrappers than this are no command that a person types. */
const maxDepth = 8;

/** Reads the words of a command line, through programs that only start another one. */
export function readCommand(words: readonly string[], env: Environment): CommandSeen {
  let seen: CommandSeen = { program: '', args: words, env, folder: null, hiddenBy: null };
  for (let depth = 0; depth < maxDepth; depth++) {
    const [first, ...args] = seen.args;
    if (first === undefined) return { ...seen, program: '' };
    const program = nameOf(first);
    const inner = behind(program, { ...seen, program, args });
    if (inner === null) return { ...seen, program, args };
    seen = inner;
  }
  return { ...seen, program: nameOf(seen.args[0] ?? ''), args: seen.args.slice(1) };
}

/** `/snap/bin/doctl`, `C:\\tools\\doctl.exe` and `Doctl.CMD` are all `doctl`. */
function nameOf(word: string): string {
  const name = word.split(/[\\/]/).at(-1) ?? '';
  return printable(name.toLowerCase().replace(/\.(?:exe|cmd|bat|ps1|com)$/, ''));
}

/** The same for the command behind a wrapper, its program still among its words; null for no wrapper. */
function behind(program: string, seen: CommandSeen): CommandSeen | null {
  if (program === 'env') return behindEnv(seen);
  if (program === 'cross-env') return withAssignments(seen);
  if (program === 'cmd') return behindOption(seen, /^\/c$/i);
  if (/^(?:ba|da|z|k|a|fi)?sh$/.test(program)) {
    const inner = behindOption(seen, /^-[a-z]*c$/);
    const [text] = inner?.args ?? [];
    if (inner === null || text === undefined || syntax.test(text)) return null;
    return withAssignments({ ...inner, args: shellWords(text) });
  }
  const own = Object.hasOwn(wrappers, program) ? wrappers[program] : undefined;
  const wrapper = [own ?? []]
    .flat()
    .find(({ verb }) => verb === undefined || verb === operandsOf(seen.args)[0]);
  if (wrapper === undefined) return null;
  const args = commandIn(seen.args, wrapper);
  const { effect } = wrapper;
  const name = wrapper.verb === undefined ? program : `${program} ${wrapper.verb}`;
  return {
    ...seen,
    args,
    hiddenBy: seen.hiddenBy ?? (effect === 'same' ? null : { name, effect }),
  };
}

/** The words that are no options. */
const operandsOf = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !word.startsWith('-'));

/** The words of the command that a wrapper starts. */
function commandIn(words: readonly string[], wrapper: Wrapper): readonly string[] {
  const { verb, values = [], operands = 0 } = wrapper;
  let skip = operands + (verb === undefined ? 0 : 1);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') return words.slice(at + 1);
    if (values.includes(word)) at++;
    else if (word.startsWith('-') && word !== '-') continue;
    else if (skip-- === 0) return words.slice(at);
  }
  return [];
}

const assignment = /^([A-Za-z_]\w*)=([\s\S]*)$/;

/** Variables in front of a command: `DO_TOKEN=x doctl …`. */
function withAssignments(seen: CommandSeen): CommandSeen {
  const env: Record<string, string | undefined> = { ...seen.env };
  let at = 0;
  for (; at < seen.args.length; at++) {
    const [, name, value] = assignment.exec(seen.args[at] ?? '') ?? [];
    if (name === undefined) break;
    env[name] = value;
  }
  return { ...seen, args: seen.args.slice(at), env };
}

/** `env -i`, `env -u NAME`, `env -C folder`, `env NAME=value`. */
function behindEnv(seen: CommandSeen): CommandSeen {
  const env: Record<string, string | undefined> = { ...seen.env };
  let { folder } = seen;
  let at = 0;
  for (; at < seen.args.length; at++) {
    const word = seen.args[at] ?? '';
    const [, option = word, attached] = /^(--[a-z-]+)=([\s\S]*)$/.exec(word) ?? [];
    const value = () => attached ?? seen.args[++at] ?? '';
    if (option === '-' || option === '-i' || option === '--ignore-environment') {
      for (const name of Object.keys(env)) delete env[name];
    } else if (option === '-u' || option === '--unset') delete env[value()];
    else if (option === '-C' || option === '--chdir') folder = value();
    else if (option === '-S' || option === '--split-string') {
      const args = [...shellWords(value()), ...seen.args.slice(at + 1)];
      return withAssignments({ ...seen, args, env, folder });
    } else if (word === '--') {
      at++;
      break;
    } else if (!word.startsWith('-')) break;
  }
  return withAssignments({ ...seen, args: seen.args.slice(at), env, folder });
}

/** What a shell reads as more than words: then it runs a script. */
const syntax = /[;&|<>()`$\n*?[\]{}!#]/;

/** The words behind an option: `sh -c 'doctl …'`, `cmd /c doctl …`. Null without it. */
function behindOption(seen: CommandSeen, option: RegExp): CommandSeen | null {
  const at = seen.args.findIndex((word) => option.test(word));
  return at === -1 ? null : { ...seen, args: seen.args.slice(at + 1) };
}
