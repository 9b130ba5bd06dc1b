import {
  type CommandModel,
  type Flag,
  type Model,
  valueAt,
  valueFlags,
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
# Whether this command is on the line; with "argument": and nothing stands yet where that would be.
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
  .map(([place, list]) => listFunction(place, list))
  .join('')}
complete -c token-check -e
complete -c token-check -f
${commands.map((command) => linesOf(model, command)).join('')}`;
}

const functionOf = (place: string): string => `__token_check_${place}`;

function listFunction(place: string, list: readonly Word[]): string {
  const words = list.map(({ word, description }) =>
    description === undefined ? quote(word) : quote(`${word}\t${description}`),
  );
  return `
function ${functionOf(place)}
    printf '%s\\n' ${words.join(' ')}
end
`;
}

function linesOf(model: Model, command: CommandModel): string {
  const at = `complete -c token-check -n ${quote(`__token_check_at '${command.name}'`)}`;
  const lines = command.flags.map((flag) => `${at} ${flagOf(model, flag)}\n`);
  if (command.argument === null) return lines.join('');
  const there = `complete -c token-check -n ${quote(`__token_check_at '${command.name}' argument`)}`;
  return [`${there} ${proposals(model, command.argument)}\n`, ...lines].join('');
}

function flagOf(model: Model, { long, short, description, takes }: Flag): string {
  const names = `${short === null ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  const value = takes === null ? '' : ` -r ${proposals(model, takes)}`;
  return `${names}${value} -d ${quote(description)}`;
}

/** What is proposed in a place. */
function proposals(model: Model, place: string): string {
  const value = valueAt(model, place);
  if (value === 'file') return '-F';
  if (value === 'variable') return `-f -a ${quote('(set --names --export)')}`;
  return value === 'anything' ? '-f' : `-f -a ${quote(`(${functionOf(place)})`)}`;
}

const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
