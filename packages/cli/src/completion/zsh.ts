import { type CommandModel, type Flag, type Model, valueAt, wordLists } from './model.ts';
import { quote } from './quote.ts';
import type { Word } from './values.ts';

/** The script for zsh: to be sourced, or a file of the name _token-check in a folder of $fpath. */
export function zsh(model: Model, head: string): string {
  const [main, ...commands] = model.commands as readonly [CommandModel, ...CommandModel[]];
  return `#compdef token-check
${head}
${wordLists(model)
  .map(([place, list]) => listFunction(place, list))
  .join('')}
_token-check() {
  local curcontext=$curcontext state line ret=1
  local -A opt_args
  local -a flags=(
${specs(model, main, 4)}
  )
  _arguments -C -s -S $flags ${quote(argument(model, main))} '*:: :->rest' && ret=0
  [[ $state == rest ]] || return ret

  case $line[1] in
${commands.map((command) => arm(model, command)).join('')}    *)
      _arguments -s -S $flags && ret=0
      ;;
  esac
  return ret
}

if [[ $funcstack[1] == _token-check ]]; then
  _token-check "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _token-check token-check
fi
`;
}

const functionOf = (place: string): string => `_token_check_${place}`;

function listFunction(place: string, list: readonly Word[]): string {
  const words = list.map(({ word, description }) =>
    description === undefined ? escaped(word) : `${escaped(word)}:${description}`,
  );
  return `
${functionOf(place)}() {
  local -a words=(
${words.map((word) => `    ${quote(word)}\n`).join('')}  )
  _describe -t ${quote(place)} ${quote(place)} words "$@"
}
`;
}

function arm(model: Model, command: CommandModel): string {
  const rest =
    command.argument === null ? '' : ` \\\n${' '.repeat(8)}${quote(argument(model, command))}`;
  const flags = specs(model, command, 8).replaceAll('\n', ' \\\n');
  return `    ${quote(command.name)})
      _arguments -s -S \\
${flags}${rest} && ret=0
      ;;
`;
}

const argument = (model: Model, { argument: place }: CommandModel): string =>
  `1:${escaped(place ?? '')}:${place === null ? ' ' : action(model, place)}`;

/** A flag can come again: some are lists, and of the others the last one counts. */
function specs(model: Model, { flags }: CommandModel, indent: number): string {
  const spec = (name: string, { description, takes }: Flag) =>
    quote(
      `*${name}[${escaped(description)}]${takes === null ? '' : `:${escaped(takes)}:${action(model, takes)}`}`,
    );
  return flags
    .flatMap((flag) => {
      const { long, short, takes } = flag;
      const ends = takes === null ? { long: '', short: '' } : { long: '=', short: '+' };
      const names = [...(short === null ? [] : [short + ends.short]), long + ends.long];
      return names.map((name) => ' '.repeat(indent) + spec(name, flag));
    })
    .join('\n');
}

function action(model: Model, place: string): string {
  const value = valueAt(model, place);
  if (value === 'file') return '_files';
  if (value === 'variable') return '_parameters -g "*export*"';
  return value === 'anything' ? ' ' : functionOf(place);
}

/** As the text of a specification. */
const escaped = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&');
