import {
  type CommandModel,
  type Flag,
  type Model,
  runners,
  valueFlags,
  valueFor,
  wordLists,
} from './model.ts';
import type { Word } from './values.ts';

/** The script for fish 3 and newer. */
export function fish(model: Model, head: string): string {
  const { commands } = model;
  const taking = commands.flatMap((command) =>
    valueFlags(command).flatMap(({ names }) => names.map((name) => `${command.name} ${name}`)),
  );
  return `${head}
# Whether the line has this command; with "argument": and no argument yet.
function __token_check_at
    set -l command ''
    set -l argument no
    set -l value no
    for word in (commandline -opc)[2..-1]
        if test $value = yes
            set value no
        else if string match -q -- '-*' $word
            if contains -- "$command $word" ${taking.map(quote).join(' ')}
                set value yes
            end
        else if test -z "$command" -a $argument = no; and contains -- $word ${commands
          .slice(1)
          .map(({ name }) => quote(name))
          .join(' ')}
            set command $word
        else
            set argument yes
        end
    end
    test "$command" = "$argv[1]"; or return 1
    test "$argv[2]" != argument -o $argument = no
end
${wordLists(model)
  .map(([placeholder, list]) => listFunction(placeholder, list))
  .join('')}
complete -c token-check -e
complete -c token-check -f
${commands.map((command) => linesOf(model, command)).join('')}`;
}

const byLength = (a: string, b: string): number => a.length - b.length;

const functionOf = (placeholder: string): string => `__token_check_${placeholder}`;

function listFunction(placeholder: string, list: readonly Word[]): string {
  const words = list.map(({ word, description }) =>
    description === undefined ? quote(word) : quote(`${word}\t${description}`),
  );
  return `
function ${functionOf(placeholder)}
    printf '%s\\n' ${words.join(' ')}
end
`;
}

function linesOf(model: Model, command: CommandModel): string {
  const at = `complete -c token-check -n ${quote(`__token_check_at '${command.name}'`)}`;
  const there = `complete -c token-check -n ${quote(`__token_check_at '${command.name}' argument`)}`;
  if (runners(model).includes(command)) {
    // fish reads long options in front as its own.
    const taking = valueFlags(command)
      .flatMap(({ names }) => names)
      .sort(byLength);
    const whole = `(__fish_complete_subcommand --fcs-skip=2 ${taking.join(' ')})`;
    return [
      // The options behind the program are the program's.
      ...command.flags.map((flag) => `${there} ${flagOf(model, flag)}\n`),
      `${at} -x -a ${quote(whole)}\n`,
    ].join('');
  }
  const lines = command.flags.map((flag) => `${at} ${flagOf(model, flag)}\n`);
  if (command.argument === null) return lines.join('');
  return [`${there} ${proposals(model, command.argument)}\n`, ...lines].join('');
}

function flagOf(model: Model, { long, short, description, takes }: Flag): string {
  const names = `${short === null ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  const value = takes === null ? '' : ` -r ${proposals(model, takes)}`;
  return `${names}${value} -d ${quote(description)}`;
}

/** The completion of a placeholder. */
function proposals(model: Model, placeholder: string): string {
  const value = valueFor(model, placeholder);
  if (value === 'file') return '-F';
  if (value === 'variable') return `-f -a ${quote('(set --names --export)')}`;
  return value === 'anything' ? '-f' : `-f -a ${quote(`(${functionOf(placeholder)})`)}`;
}

const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
