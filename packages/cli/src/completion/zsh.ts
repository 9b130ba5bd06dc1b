import {
  type CommandModel,
  type Flag,
  type Model,
  quote,
  runners,
  valueFor,
  wordLists,
} from './model.ts';
import type { Word } from './values.ts';

/** The script for zsh: for `source`, or as a file named _token-check in a folder of $fpath. */
export function zsh(model: Model, head: string): string {
  const [main, ...commands] = model.commands as readonly [CommandModel, ...CommandModel[]];
  return `#compdef token-check
${head}
${wordLists(model)
  .map(([placeholder, list]) => listFunction(placeholder, list))
  .join('')}
_token-check() {
  local curcontext=$curcontext state line ret=1
  local -A opt_args
  local -a flags=(
${specs(model, main, 4)}
  )
  _arguments -C -s -S $flags ${quote(argument(model, main))} '*:: :->rest' && ret=0
  [[ $state == rest ]] || return ret
  # With an option behind it, _arguments takes the command away.
  if [[ $words[1] != $line[1] ]] || (( CURRENT == 1 )); then
    words=($line[1] "$words[@]")
    (( CURRENT++ ))
  fi

  case $line[1] in
${commands.map((command) => branch(model, command)).join('')}    *)
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

const functionOf = (placeholder: string): string => `_token_check_${placeholder}`;

function listFunction(placeholder: string, list: readonly Word[]): string {
  const words = list.map(({ word, description }) =>
    description === undefined ? escaped(word) : `${escaped(word)}:${description}`,
  );
  return `
${functionOf(placeholder)}() {
  local -a words=(
${words.map((word) => `    ${quote(word)}\n`).join('')}  )
  _describe -t ${quote(placeholder)} ${quote(placeholder)} words "$@"
}
`;
}

function branch(model: Model, command: CommandModel): string {
  if (runners(model).includes(command)) {
    const flags = specs(model, command, 8).replaceAll('\n', ' \\\n');
    return `    ${quote(command.name)})
      _arguments -s -S \\
${flags} \\
        '(-)1: :_command_names -e' '*:: :_normal' && ret=0
      ;;
`;
  }
  const rest =
    command.argument === null ? '' : ` \\\n${' '.repeat(8)}${quote(argument(model, command))}`;
  const flags = specs(model, command, 8).replaceAll('\n', ' \\\n');
  return `    ${quote(command.name)})
      _arguments -s -S \\
${flags}${rest} && ret=0
      ;;
`;
}

const argument = (model: Model, { argument: placeholder }: CommandModel): string =>
  `1:${escaped(placeholder ?? '')}:${placeholder === null ? ' ' : action(model, placeholder)}`;

/** Every flag is repeatable: some are lists, and of the others the last one wins. */
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

function action(model: Model, placeholder: string): string {
  const value = valueFor(model, placeholder);
  if (value === 'file') return '_files';
  if (value === 'variable') return '_parameters -g "*export*"';
  return value === 'anything' ? ' ' : functionOf(placeholder);
}

/** Escapes text for a specification of _arguments. */
const escaped = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&');
