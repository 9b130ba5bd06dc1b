import type { Command, Option } from 'commander';
import { type Value, valuesOf, type Word } from './values.ts';

/** The program as a completion script needs it. */
export interface Model {
  /** The default command first; its name is empty. */
  readonly commands: readonly CommandModel[];
  /** By the name of the placeholder. */
  readonly values: Readonly<Record<string, Value>>;
}

export interface CommandModel {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly Flag[];
  /** The placeholder of its argument; null without one. */
  readonly argument: string | null;
}

export interface Flag {
  readonly long: string;
  readonly short: string | null;
  readonly description: string;
  /** The placeholder of its value; null for a switch. */
  readonly takes: string | null;
}

/** Reads the model from the commands and flags that parse the command line. */
export function modelOf(program: Command, shells: readonly string[]): Model {
  const commands = program.createHelp().visibleCommands(program);
  const words = commands.map((one): Word => ({ word: one.name(), description: one.description() }));
  const model = (command: Command): CommandModel => ({
    name: command.name(),
    description: command.description(),
    flags: command.createHelp().visibleOptions(command).map(toFlag),
    argument: command.registeredArguments[0]?.name() ?? null,
  });
  return {
    // In place of its input, the default command completes commands: a credential can't be proposed.
    commands: [{ ...model(program), name: '', argument: 'command' }, ...commands.map(model)],
    values: valuesOf(words, shells),
  };
}

function toFlag(option: Option): Flag {
  const { long, short, description, flags } = option;
  if (!long) throw new Error(`A flag without a long name: ${flags}`);
  const takes = /<(.+)>/.exec(flags)?.[1] ?? null;
  return { long, short: short ?? null, description, takes };
}

/** What fits a placeholder; anything if it isn't listed. */
export function valueFor({ values }: Model, placeholder: string): Value {
  return values[placeholder] ?? 'anything';
}

/** The commands whose arguments are another command. */
export const runners = (model: Model): readonly CommandModel[] =>
  model.commands.filter(
    ({ argument }) => argument !== null && valueFor(model, argument) === 'program',
  );

/** The placeholders that have a list of words. */
export function wordLists({ values }: Model): readonly (readonly [string, readonly Word[]])[] {
  return Object.entries(values).flatMap(([placeholder, value]) =>
    typeof value === 'string' ? [] : [[placeholder, value] as const],
  );
}

/** The flags of a command that take a value, each with all its names. */
export function valueFlags(command: CommandModel): readonly { names: string[]; takes: string }[] {
  return command.flags.flatMap(({ long, short, takes }) =>
    takes === null ? [] : [{ names: [long, ...(short === null ? [] : [short])], takes }],
  );
}

/** Quotes text as one word for bash and zsh. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
