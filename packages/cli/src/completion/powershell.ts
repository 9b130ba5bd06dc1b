import {
  type CommandModel,
  type Model,
  runners,
  valueFlags,
  valueFor,
  wordLists,
} from './model.ts';
import type { Word } from './values.ts';

/**
 * The script for PowerShell 7 and Windows PowerShell 5.1. The latter doesn't complete “-” or “--”:
 * https://github.com/PowerShell/PowerShell/issues/2912
 */
export function powershell(model: Model, head: string): string {
  const { commands } = model;
  return `${head}
Register-ArgumentCompleter -Native -CommandName 'token-check' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # The flags of each command.
    $flags = @{
${commands
  .map(({ name, flags }) =>
    table(
      name,
      flags.map(({ long, description }) => ({ word: long, description })),
    ),
  )
  .join('')}    }

    # The words that fit a placeholder.
    $words = @{
${wordLists(model)
  .map(([placeholder, list]) => table(placeholder, list))
  .join('')}    }

    # The placeholder of the value of a flag.
    $valueOf = {
        param($command, $flag)
        switch -CaseSensitive ("$command $flag") {
${commands.flatMap(valuesOfFlags).join('')}        }
    }

    # The placeholder of the argument of a command.
    $argumentOf = @{
${commands
  .filter(({ argument }) => argument !== null)
  .map(({ name, argument }) => `        ${quote(name)} = ${quote(argument ?? '')}\n`)
  .join('')}    }

    $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
    if ($wordToComplete -ne '' -and $typed.Count -gt 0) {
        $typed = @($typed | Select-Object -First ($typed.Count - 1))
    }
    $command = ''
    $argument = $false
    $ended = $false
    $place = $null
    foreach ($word in $typed) {
        if ($place) {
            $place = $null
        } elseif (-not $ended -and $word -ceq '--') {
            $ended = $true
        } elseif (-not $ended -and $word.StartsWith('-')) {
            $place = & $valueOf $command $word
        } elseif ($command -eq '' -and -not $argument -and $word -cne '' -and @($flags.Keys) -ccontains $word) {
            $command = $word
        } else {
            $argument = $true
        }
    }

    $before = ''
    $value = $wordToComplete
    $list = @{}
    if (-not $place -and -not $ended -and $value -match '^--[^=]+=') {
        $before = $Matches[0]
        $value = $value.Substring($before.Length)
        $place = & $valueOf $command ($before.TrimEnd('='))
    } elseif ($argument -and ${names(runners(model))} -ccontains $command) {
        # What follows the program is its own.
        return
    } elseif (-not $place -and -not $ended -and $value.StartsWith('-')) {
        $list = $flags[$command]
    } elseif (-not $place) {
        if (-not $argument) { $place = $argumentOf[$command] }
        if (-not $place -and -not $ended -and $value -eq '') { $list = $flags[$command] }
    }
    if ($place -and $words.ContainsKey($place)) {
        $list = $words[$place]
    } elseif (${placeholders(model, 'variable')} -ccontains $place) {
        $list = [ordered]@{}
        Get-ChildItem Env: | Where-Object { $_.Name -match '^\\w+$' } | ForEach-Object { $list[$_.Name] = $_.Name }
    } elseif (${placeholders(model, 'program')} -ccontains $place) {
        $list = [ordered]@{}
        Get-Command -Name "$value*" -CommandType Application | ForEach-Object { $list[$_.Name] = $_.Name }
    }

    # PowerShell completes files if this returns nothing.
    $list.GetEnumerator() | Where-Object { $_.Key.StartsWith($value, [StringComparison]::OrdinalIgnoreCase) } | ForEach-Object {
        $kind = if ($_.Key.StartsWith('-')) { 'ParameterName' } else { 'ParameterValue' }
        [System.Management.Automation.CompletionResult]::new($before + $_.Key, $_.Key, $kind, $_.Value)
    }
}
`;
}

/** One list: words, each with the text beside it, which must not be empty. */
function table(name: string, list: readonly Word[]): string {
  const lines = list.map(
    ({ word, description }) => `            ${quote(word)} = ${quote(description || word)}\n`,
  );
  return `        ${quote(name)} = [ordered]@{\n${lines.join('')}        }\n`;
}

function valuesOfFlags(command: CommandModel): string[] {
  return valueFlags(command).flatMap(({ names, takes }) =>
    names.map((name) => `            ${quote(`${command.name} ${name}`)} { ${quote(takes)} }\n`),
  );
}

/** The placeholders for what PowerShell itself lists. */
const placeholders = (model: Model, kind: 'variable' | 'program'): string =>
  array(Object.keys(model.values).filter((placeholder) => valueFor(model, placeholder) === kind));

const names = (commands: readonly CommandModel[]): string =>
  array(commands.map(({ name }) => name));

const array = (words: readonly string[]): string => `@(${words.map(quote).join(', ')})`;

/** PowerShell treats curly apostrophes like straight ones. */
const quote = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
