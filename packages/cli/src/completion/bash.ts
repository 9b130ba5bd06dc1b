import { type Model, quote, runners, valueFlags, wordLists } from './model.ts';

/** The script for bash, 3.2 and newer, with or without the package bash-completion. */
export function bash(model: Model, head: string): string {
  const { commands } = model;
  return `${head}
# The flags of a command.
_token_check_flags() {
  case $1 in
${cases(commands.map(({ name, flags }) => [name, `words=${quote(join(flags.map(({ long }) => long)))}`]))}
  esac
}

# The placeholder of the value of a flag.
_token_check_takes() {
  takes=
  case $1:$2 in
${commands
  .flatMap((command) =>
    valueFlags(command).map(
      ({ names, takes }) =>
        `    ${names.map((name) => quote(`${command.name}:${name}`)).join(' | ')}) takes=${quote(takes)} ;;\n`,
    ),
  )
  .join('')}  esac
}

# The placeholder of the argument of a command.
_token_check_argument() {
  case $1 in
${cases(commands.flatMap(({ name, argument }) => (argument === null ? [] : [[name, `takes=${quote(argument)}`]])))}
  esac
}

# The words that fit a placeholder.
_token_check_words() {
  case $1 in
${cases([
  ...wordLists(model).map(([placeholder, list]): [string, string] => [
    placeholder,
    `words=${quote(join(list.map(({ word }) => word)))}`,
  ]),
  ...placeholdersOf(model, 'variable').map((name): [string, string] => [
    name,
    'words=$(compgen -e)',
  ]),
  ...placeholdersOf(model, 'file').map((name): [string, string] => [name, '_token_check_files']),
  ...placeholdersOf(model, 'program').map((name): [string, string] => [
    name,
    'words=$(compgen -c -- "$value")',
  ]),
])}
  esac
}

# Files, completed by bash itself; a plain list if bash is too old for that.
_token_check_files() {
  compopt -o default 2>/dev/null && return
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <(compgen -f -- "$value")
}

_token_check() {
  local IFS=$' \\t\\n'
  local line=\${COMP_LINE:0:COMP_POINT} word words= takes= command= argument= ended= program= i
  local typed=()
  COMPREPLY=()

  # Bash splits words at = and : too; only whitespace on the line really separates words.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=\${line%%[![:space:]]*}
    line=\${line#"$word"}
    if ((i == 0)) || [[ -n $word ]]; then typed+=(''); fi
    word=\${COMP_WORDS[i]}
    if ((i == COMP_CWORD)); then word=$line; fi
    typed[\${#typed[@]} - 1]+=$word
    line=\${line#"$word"}
  done

  for ((i = 1; i < \${#typed[@]} - 1; i++)); do
    word=\${typed[i]}
    if [[ -n $takes ]]; then
      takes=
    elif [[ -z $ended && $word == -- ]]; then
      ended=1
    elif [[ -z $ended && $word == -* ]]; then
      _token_check_takes "$command" "$word"
    elif [[ -z $command$argument ]]; then
      case $word in
        ${commands
          .slice(1)
          .map(({ name }) => quote(name))
          .join(' | ')}) command=$word ;;
        *) argument=1 ;;
      esac
    else
      if [[ -z $argument ]]; then program=$word; fi
      argument=1
    fi
  done

  local value=\${typed[\${#typed[@]} - 1]} before= skip=
  # What follows the program is a command line of its own.
  if [[ -n $argument && ( ${runners(model)
    .map(({ name }) => `$command == ${quote(name)}`)
    .join(' || ')} ) ]]; then
    for ((i = 2; i < COMP_CWORD; i++)); do
      if [[ \${COMP_WORDS[i]} == "$program" ]]; then break; fi
    done
    if declare -F _command_offset >/dev/null; then
      _command_offset "$i"
    else
      _token_check_files
    fi
    return
  fi
  if [[ -n $takes ]]; then
    _token_check_words "$takes"
  elif [[ -z $ended && $value == --*=* ]]; then
    before=\${value%%=*}=
    value=\${value#"$before"}
    _token_check_takes "$command" "\${before%=}"
    _token_check_words "$takes"
  elif [[ -z $ended && $value == -* ]]; then
    _token_check_flags "$command"
  else
    if [[ -z $argument ]]; then _token_check_argument "$command"; fi
    if [[ -n $takes ]]; then
      _token_check_words "$takes"
    elif [[ -z $ended && -z $value ]]; then
      _token_check_flags "$command"
    fi
  fi

  # Bash replaces the text after its last split; after a quote, it doesn't split.
  if [[ $value == [\\"\\']* ]]; then
    value=\${value:1}
    before=
  else
    if [[ $value == *:* && $COMP_WORDBREAKS == *:* ]]; then skip=\${value%:*}:; fi
    if [[ -n $skip || $COMP_WORDBREAKS == *=* ]]; then before=; fi
  fi
  for word in $words; do
    if [[ $word == "$value"* ]]; then COMPREPLY+=("$before\${word#"$skip"}"); fi
  done
}

complete -F _token_check token-check
`;
}

const join = (words: readonly string[]): string => words.join(' ');

/** The branches of a `case` statement that is indented once. */
const cases = (branches: readonly (readonly [string, string])[]): string =>
  branches.map(([pattern, then]) => `    ${quote(pattern)}) ${then} ;;`).join('\n');

const placeholdersOf = ({ values }: Model, kind: 'file' | 'variable' | 'program'): string[] =>
  Object.keys(values).filter((placeholder) => values[placeholder] === kind);
