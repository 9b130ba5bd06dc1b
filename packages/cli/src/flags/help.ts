import type { Command, Help } from 'commander';

/** The options in the help of the program; the others are in `token-check help options`. */
const common = [
  ...['--env', '--file', '--clipboard', '--batch', '--offline', '--sandbox', '--can', '--min-ttl'],
  ...['--require-scope', '--format', '--json', '--output', '--verbose', '--version', '--help'],
];

const examples = [
  ['token-check', "paste at a prompt that doesn't show it"],
  ['token-check --env DO_TOKEN', 'check the token in a variable'],
  ['token-check --file error.log', 'check what a program printed'],
  ['pbpaste | token-check', 'check a token, a command, a URL or an error'],
  ['token-check run -- ./deploy', 'run a command, and say why it fails'],
  ['token-check --sandbox', 'try it with a simulated DigitalOcean'],
  [
    'token-check -e DO_TOKEN --can "POST /v2/droplets" --min-ttl 14d',
    'check that it can do a job, and for how long',
  ],
] as const;

const exitStatus =
  'Exit status: 0 OK (or offline), 1 problem found, 2 wrong usage, 3 inconclusive, 4 works but an expectation failed. Several inputs: the worst (2, 1, 4, 3, 0).';

function exampleLines(width: number): readonly string[] {
  const column = 32;
  return examples.flatMap(([command, meaning]) =>
    command.length + 2 < column && width >= 78
      ? [`  ${command.padEnd(column - 2)}  ${meaning}`]
      : [`  ${command}`, `${' '.repeat(Math.min(column + 2, Math.max(6, width - 46)))}${meaning}`],
  );
}

/**
 * The help of a command: its commands, then its options by group. That of the program has the common
 * options only, unless all are asked for.
 */
export function formatHelp(command: Command, helper: Help, isFull: boolean): string {
  const isProgram = command.parent === null;
  const options = helper
    .visibleOptions(command)
    .filter(({ long }) => !isProgram || isFull || common.includes(long ?? ''));
  const commands = isFull ? [] : helper.visibleCommands(command);
  const optionItems = options.map((option) => [
    helper.optionTerm(option),
    helper.optionDescription(option),
  ]);
  const commandItems = commands.map((one) => [
    [one.name(), ...one.registeredArguments.map((argument) => `[${argument.name()}]`)].join(' '),
    helper.subcommandDescription(one),
  ]);
  const argumentItems = isProgram
    ? []
    : helper
        .visibleArguments(command)
        .map((argument) => [helper.argumentTerm(argument), helper.argumentDescription(argument)]);
  const terms = [...optionItems, ...commandItems, ...argumentItems].map(([term = '']) => term);
  const widest = Math.max(...terms.map(({ length }) => length));
  const item = ([term = '', description = '']: readonly string[]) =>
    helper.formatItem(term, widest, description, helper);
  const list = (heading: string, items: readonly string[][]) =>
    items.length === 0 ? [] : [heading, ...items.map(item), ''];
  const groups = [...new Set(options.map((option) => option.helpGroupHeading ?? 'Options:'))];
  const width = helper.helpWidth ?? 80;
  const description = helper.commandDescription(command);
  return [
    `Usage: ${helper.commandUsage(command)}`,
    '',
    ...(description === '' ? [] : [helper.boxWrap(description, width), '']),
    ...list('Commands:', commandItems),
    ...list('Arguments:', argumentItems),
    ...groups.flatMap((group) =>
      list(
        group,
        optionItems.filter((_item, at) => (options[at]?.helpGroupHeading ?? 'Options:') === group),
      ),
    ),
    ...(isProgram && !isFull
      ? [
          ...['All options: token-check help options', '', 'Examples:', ...exampleLines(width), ''],
          ...[helper.boxWrap(exitStatus, width), ''],
        ]
      : []),
  ].join('\n');
}
