import type { Command, Option } from 'commander';
import { type Value, valuesOf, type Word } from './values.ts';

/** All that a shell has to know of the program. */
export interface Model {
  /** The default command first; its name is empty. */
  readonly commands: readonly CommandModel[];
  /** By the name of the place. */
  readonly values: Readonly<Record<string, Value>>;
}

export interface CommandModel {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly Flag[];
  /** The name of the place of its argument; null where it takes none. */
  readonly argument: string | null;
}

export interface Flag {
  readonly long: string;
  readonly short: string | null;
  readonly description: string;
  /** The name of the place of its value; null for a switch. */
  readonly takes: string | null;
}

/** The program as data, read from the very commands and flags that parse a command line. */
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
    // A command can stand where the default one takes its input, and nothing proposes a credential.
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

/** What can stand in a place; anything where nobody said. */
export function valueAt({ values }: Model, place: string): Value {
  return values[place] ?? 'anything';
}

/** The places for which the program names the words. */
export function wordLists({ values }: Model): readonly (readonly [string, readonly Word[]])[] {
  return Object.entries(values).flatMap(([place, value]) =>
    typeof value === 'string' ? [] : [[place, value] as const],
  );
}

/** The flags of a command that take a value, each with all of its names. */
export function valueFlags(command: CommandModel): readonly { names: string[]; takes: string }[] {
  return command.flags.flatMap(({ long, short, takes }) =>
    takes === null ? [] : [{ names: [long, ...(short === null ? [] : [short])], takes }],
  );
}
