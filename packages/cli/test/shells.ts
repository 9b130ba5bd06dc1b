import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The shells that the tests run if they are installed. */
export type TriedShell = 'bash' | 'zsh' | 'fish';

const run = (shell: string, args: readonly string[], cwd: string, input = '') =>
  spawnSync(shell, args, {
    cwd,
    input,
    encoding: 'utf8',
    timeout: 20_000,
    // Without the settings of the user who runs the tests.
    env: {
      PATH: `${join(cwd, '.programs')}:${process.env.PATH}`,
      HOME: cwd,
      TC_TOKEN: 'a value',
      LC_ALL: 'C',
    },
  });

export function isInstalled(shell: TriedShell): boolean {
  return run(shell, ['-c', 'true'], tmpdir()).status === 0;
}

/** The syntax errors that a shell reports. */
export function complaint(shell: TriedShell, script: string): string {
  return inFolder(script, (folder, file) => run(shell, ['-n', file], folder).stderr);
}

/** The completions of a shell at the end of each line, as whole words, in a folder with one file. */
export function proposals(
  shell: TriedShell,
  script: string,
  lines: readonly string[],
): readonly (readonly string[])[] {
  return inFolder(script, (folder, file) => {
    writeFileSync(join(folder, 'error.log'), '');
    const programs = join(folder, '.programs');
    mkdirSync(programs);
    writeFileSync(join(programs, 'tokenprogram'), '#!/bin/sh\n', { mode: 0o755 });
    return read({ bash: askBash, zsh: askZsh, fish: askFish }[shell](folder, file, lines));
  });
}

/** Like {@link proposals}, for a bash with other word breaks, or with the cursor inside the line. */
export function bashProposals(script: string, line: string, how: BashOptions): readonly string[] {
  return inFolder(script, (folder, file) => read(askBash(folder, file, [line], how))[0] ?? []);
}

const read = (answers: string): string[][] =>
  answers
    .split(/^END\n/m)
    .slice(0, -1)
    .map((answer) => [...new Set(answer.split('\n'))].filter(Boolean).sort());

function inFolder<T>(script: string, use: (folder: string, file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'token-check-completion-'));
  const file = join(folder, '.script');
  try {
    writeFileSync(file, script);
    return use(folder, file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface BashOptions {
  /** The characters of COMP_WORDBREAKS other than spaces that occur in test lines. */
  readonly breaks?: string;
  /** How much of the line is before the cursor. */
  readonly cursor?: number;
}

/** Calls the function as bash does, and puts the text before the completion back. */
function askBash(
  folder: string,
  file: string,
  lines: readonly string[],
  { breaks = ':=', cursor }: BashOptions = {},
): string {
  const calls = lines.map((line) => {
    const typed = line.slice(0, cursor);
    const before = bashWords(typed, breaks);
    return `COMP_LINE=${quote(line)} COMP_POINT=${typed.length} COMP_CWORD=${before.length - 1}
COMP_WORDS=(${bashWords(line, breaks).map(quote).join(' ')})
_token_check
for one in "\${COMPREPLY[@]}"; do printf '%s\\n' ${quote(keptBy(typed, breaks))}"$one"; done
echo END`;
  });
  const start = `COMP_WORDBREAKS=${quote(` ${breaks}`)}; source ${quote(file)}`;
  const { stdout, stderr } = run('bash', ['-c', [start, ...calls].join('\n')], folder);
  return stderr + stdout;
}

/** The start of the last word that bash doesn't replace. */
function keptBy(typed: string, breaks: string): string {
  const word = /\S*$/.exec(typed)?.[0] ?? '';
  const cuts = word.includes('"') ? [] : [...breaks].map((one) => word.lastIndexOf(one));
  return word.slice(0, Math.max(-1, ...cuts) + 1);
}

function bashWords(line: string, breaks: string): string[] {
  const word = new RegExp(`(?:"[^"]*"?|[^\\s"${breaks}])+${breaks && `|[${breaks}]+`}`, 'g');
  return [...(line.match(word) ?? []), ...(line.endsWith(' ') ? [''] : [])];
}

function askZsh(folder: string, file: string, lines: readonly string[]): string {
  const answers = join(folder, '.answers');
  const helper = join(import.meta.dirname, 'complete.zsh');
  run('zsh', ['-f', helper, file, answers], folder, lines.map((line) => `${line}\n`).join(''));
  return readFileSync(answers, 'utf8');
}

function askFish(folder: string, file: string, lines: readonly string[]): string {
  const commands = lines.map((line) => `complete -C ${quote(line)}; echo END`);
  const all = [`source ${quote(file)}`, ...commands].join('\n');
  const { stdout, stderr } = run('fish', ['--no-config', '-c', all], folder);
  return stderr + stdout.replaceAll(/\t.*/g, '');
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
