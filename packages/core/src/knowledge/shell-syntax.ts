import { shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { programOf, variablesOf } from './tools.ts';
import { nameOf, prompt, variableOf } from './variables.ts';

/**
 * Commands and lines of files that set no variable, or set it to something else than the token: they
 * are those of another shell, or their reader is no shell at all.
 */

const spaced = new RegExp(
  `(?:${prompt}|[\`"'] ?|: )(?<command>export |declare -x |set )?${nameOf('name')}(?:(?:[ \\u00a0]|\\\\302\\\\240){1,3}=|=[ \\u00a0]{1,3}(?=["']?\\S))`,
  'm',
);
/** How a shell complains about the parts of such a line. */
const partRefused =
  /\\302\\240\S{0,120}: command not found|\bnot a valid identifier\b|\bbad assignment\b|\bnot valid in this context\b|(?:TOKEN|KEY|PAT|dop_v1_[\w.…*]{0,80}): (?:command )?not found\b|\bcommand not found: (?:dop_v1_|[A-Z_]{4,40}\b)/;

function spacesAround({ text }: Paste): Names | null {
  const { command = '', name } = spaced.exec(text)?.groups ?? {};
  if (name === undefined || /\bfish\b|\bmake(?:file)?\b/i.test(text)) return null;
  const isCmd = command === 'set ';
  if (isCmd ? !/^[A-Z]:\\/m.test(text) : command === '' && !partRefused.test(text)) return null;
  const program = programOf(text);
  const own = variablesOf(program);
  const [right = name] = own.includes(name) ? [] : own;
  return {
    spaced: name,
    unspaced: `${isCmd ? 'set' : 'export'} ${right}=<token>`,
    otherName: right === name ? '' : ` And ${program} reads \`${right}\`.`,
  };
}

type Shell = 'PowerShell' | 'cmd' | 'fish' | 'bash';
const ways: Readonly<Record<Shell, (name: string) => string>> = {
  PowerShell: (name) => `$env:${name} = "<token>"`,
  cmd: (name) => `set ${name}=<token>`,
  fish: (name) => `set -gx ${name} <token>`,
  bash: (name) => `export ${name}=<token>`,
};
/** What a shell says, or what is typed into it, that sets a variable in another shell only. */
const foreign: readonly (readonly [RegExp, Shell])[] = [
  [
    /\bThe term ["'](?:export|setx?|[A-Z][A-Z_]{3,40}=[^"'\n]{0,90})["'] is not recognized/,
    'PowerShell',
  ],
  [/^PS [^>\n]{0,100}> ?(?:set [A-Z][A-Z_]{3,40}=|export )/m, 'PowerShell'],
  [/["'](?:export|\$env:[^"'\n]{0,90})["'] is not recognized as an internal/, 'cmd'],
  [
    /\bfish: (?:Unknown command:? ["']?[A-Z_]{4,40}=|Expected a variable)|\bUnsupported use of '='/,
    'fish',
  ],
  [
    /\bpowershell\b[\s\S]{0,200}\$(?!env:)[A-Z][A-Z_]{3,40} ?= ?["']|^PS [^>\n]{0,100}> ?\$(?!env:)[A-Z][A-Z_]{3,40} ?=/im,
    'PowerShell',
  ],
  [/\bexport \$[A-Z][A-Z_]{3,40}=/, 'bash'],
  [/\bfish\b[\s\S]{0,300}\bset (?:-[glU]{1,2} )?[A-Z][A-Z_]{3,40} \S/, 'fish'],
  [
    /\b(?:bash|zsh|sh): (?:line \d{1,3}: )?(?:setx|\$?env?:\S{1,90}|:[A-Z_]{4,40}\s?=\S{0,90}): (?:command )?not found/,
    'bash',
  ],
  [
    /^(?!PS )(?:[^\n\\>#]{0,60}[$%]|[^\n#]{1,30}@[^\n#]{1,40}#) (?:set [A-Z][A-Z_]{3,40}=\S|\$env:[A-Z_]{4,40}\s?=)/m,
    'bash',
  ],
];

function otherShell({ text }: Paste): Names | null {
  const shell = foreign.find(([pattern]) => pattern.test(text))?.[1];
  return shell === undefined ? null : { shell, itsWay: ways[shell](variableOf(text)) };
}

const cmdQuotes = new RegExp(`\\bset ${nameOf('name')}=["']`);
const fileQuotes = new RegExp(`^\\s{0,8}(?:export )?${nameOf('name')}=["']`, 'm');

const curlyQuotes = new RegExp(`${nameOf('name')}=[“”„‟‘’]`);

const kept = (keeper: string, where: string): Names => ({
  keeping: `Unlike bash, ${keeper} keeps the quotes around a value`,
  without: `without quotes in the ${where}`,
});

/** Readers of `NAME="value"` that keep the quotes. */
function quotesKept(paste: Paste): Names | null {
  const { text } = paste;
  if (paste.facts.some(({ type }) => type === 'no-credential')) return null;
  const isCmd = /^[A-Z]:\\|\bcmd(?:\.exe)?\b|\bcommand prompt\b|\.bat\b|@echo off/im.test(text);
  const typed = isCmd ? cmdQuotes.exec(text)?.groups?.name : undefined;
  if (typed !== undefined && !/\bset "/.test(text)) {
    return { ...kept('`set` of cmd', 'command'), quoteless: `set ${typed}=<token>` };
  }
  const curly = curlyQuotes.exec(text)?.groups?.name;
  if (curly !== undefined) {
    return {
      keeping: 'Curly quotes (“ ”) aren’t quotes for a shell, so they are a part of the value',
      without: 'with straight quotes',
      quoteless: `${curly}="<token>"`,
    };
  }
  const keeper = /\bdocker run\b[^\n]{0,200}--env-file/.test(text)
    ? '`docker run --env-file`'
    : /\bexport \$\((?:cat|e?grep|sed)\b[^)|]{0,60}\)/.test(text)
      ? '`export $(…)`'
      : null;
  if (keeper === null) return null;
  const name = fileQuotes.exec(text)?.groups?.name;
  const isTold =
    /\b(?:with|including|has|have|in|the) (?:the |its |double |single |literal ){0,2}quotes\b/i.test(
      text,
    );
  if (name === undefined && !isTold) return null;
  return { ...kept(keeper, 'file'), quoteless: `${name ?? variableOf(text)}=<token>` };
}

const fileLineRefused =
  /\bIgnoring invalid environment assignment\b|\bpoorly formatted environment\b|\bcontains whitespaces?\b/;

/** Readers of `NAME=value` that aren't shells. */
function fileAssignment({ text }: Paste): Names | null {
  const isRefused = fileLineRefused.test(text);
  const isDocker = /\bdocker (?:container )?run\b[^\n]{0,200}--env-file/.test(text);
  const exported = isDocker && /\bexport [A-Z][A-Z0-9_]{2,40}=/.test(text);
  if (!isRefused && !exported) return null;
  const fileReader = isDocker ? 'Docker' : 'systemd';
  return { fileReader, lineInFile: `${variableOf(text)}=<token>` };
}

const blank =
  /\bThe \\?"(?<name>[A-Z][A-Z0-9_]{2,40})\\?" variable is not set\. Defaulting to a blank string/;

function composeBlank({ text }: Paste): Names | null {
  const name = blank.exec(text)?.groups?.name;
  if (name === undefined || !/TOKEN|KEY|PAT|SECRET|DIGITAL|^DO_/.test(name)) return null;
  const file =
    /(?<![\w])(?:[\w-]{1,30}\/){0,3}\.env\.\w{2,12}\b|(?<![\w])(?:[\w-]{1,30}\/){1,3}\.env\b|\b[\w-]{1,30}\.env\b/.exec(
      text,
    )?.[0];
  return { blank: name, envFile: shownName(file) ?? '<file>' };
}

/** Commands and lines that set nothing, or something else than the token. */
export const shellSyntax = [
  {
    id: 'assignment-spaces',
    title: 'The spaces around = keep `{spaced}` from being set',
    find: spacesAround,
    sure: true,
    decisive: true,
    fits: 'A shell sets a variable only without spaces around the `=`. So `{spaced}` has no value, or an old one.{otherName}',
    check: {
      text: 'Set it without spaces, and run the program in the same window:',
      command: '{unspaced}',
    },
  },
  {
    id: 'other-shell-way',
    title: 'This isn’t how {shell} sets a variable',
    find: otherShell,
    sure: true,
    decisive: true,
    fits: 'In {shell}, that command sets no variable for programs, so the program doesn’t get the token.',
    check: {
      text: 'Set it in the way of {shell}, and run the program in the same window:',
      command: '{itsWay}',
    },
  },
  {
    id: 'quotes-kept',
    title: 'The quotes became a part of the token',
    find: quotesKept,
    sure: true,
    decisive: true,
    // https://docs.docker.com/reference/cli/docker/container/run/#env
    fits: '{keeping}, and the program sends them.',
    check: {
      text: 'Write it {without}, and start the program again:',
      command: '{quoteless}',
    },
  },
  {
    id: 'compose-blank',
    title: 'Compose doesn’t find a value for `{blank}`',
    find: composeBlank,
    sure: true,
    decisive: true,
    // https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/
    fits: 'Compose fills in `${{blank}}` from your shell or from the file `.env` next to the compose file. Other files, and those of `env_file:`, don’t count there.',
    check: {
      text: 'Add `{blank}` to that `.env`, or name the file that has it:',
      command: 'docker compose --env-file {envFile} up -d',
    },
  },
  {
    id: 'file-assignment',
    title: '{fileReader} doesn’t take a line of its environment file',
    find: fileAssignment,
    sure: true,
    decisive: true,
    // https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile=
    // https://docs.docker.com/reference/cli/docker/container/run/#env
    fits: 'The file isn’t a shell script: a line is `NAME=value`, without `export`, spaces around the `=`, and quotes. {fileReader} ignores or refuses others.',
    check: { text: 'Correct the line, and start the program again:', command: '{lineInFile}' },
  },
] as const satisfies readonly Circumstance[];
