import type { Files } from '../files.ts';
import { type Setting, settingsIn, settingsInEnvironment } from '../hcl/module.ts';
import { printable } from '../names.ts';
import type { Reason } from '../place.ts';
import { shellWords } from '../shell-words.ts';

/** The values of variables from the environment and from files, the weakest first. */
export async function readVariables(files: Files, here: readonly string[]): Promise<Setting[]> {
  const settings = settingsInEnvironment(files.machine.env, 'TF_VAR_');
  for (const name of here.filter(isVariables).sort(inOrder)) {
    const body = await files.hcl(files.path(name));
    if (body) settings.push(...settingsIn(body, name, rank(name) > 0));
  }
  return settings;
}

export interface Options {
  readonly settings: readonly Setting[];
  /** Why the tool stops at one of them. */
  readonly refusal: Reason | undefined;
}

/** The options `-var` and `-var-file` in TF_CLI_ARGS_<command> and, stronger, in TF_CLI_ARGS. */
export async function readOptions(files: Files, command: 'plan' | 'apply'): Promise<Options> {
  const settings: Setting[] = [];
  let refusal: Reason | undefined;
  for (const name of [`TF_CLI_ARGS_${command}`, 'TF_CLI_ARGS']) {
    for (const [option, value] of variableOptionsIn(shellWords(files.machine.env[name] ?? ''))) {
      const [variable = '', ...rest] = value.split('=');
      if (option === 'var-file') {
        const path = files.path(value);
        const body = await files.hcl(path);
        const file = files.shown(path);
        if (body) settings.push(...settingsIn(body, file, true));
        else if (!files.unknown([path])) refusal ??= { code: 'token-file-missing', name, file };
      } else if (rest.length === 0) refusal ??= { code: 'variable-refused', name };
      else {
        const location = { in: 'environment', name, key: printable(variable) } as const;
        const given = { type: 'text', text: rest.join('='), location } as const;
        settings.push({ variable, given, counts: true });
      }
    }
  }
  return { settings, refusal };
}

/** `-var x`, `-var=x`, `--var-file x`. */
export const variableOption = /^--?(var|var-file)(?:=([\s\S]*))?$/;

/** The options of Terraform and Packer that set variables, with their values. */
export function variableOptionsIn(words: readonly string[]): [option: string, value: string][] {
  return words.flatMap((word, at): [string, string][] => {
    const [, option, attached] = variableOption.exec(word) ?? [];
    const value = attached ?? words[at + 1];
    return option === undefined || value === undefined ? [] : [[option, value]];
  });
}

const isVariables = (name: string) => /\.tfvars(?:\.json)?$/.test(name);

/** 0: only read with `-var-file`. Otherwise, a higher rank overrides a lower one. */
function rank(name: string): number {
  if (name === 'terraform.tfvars') return 1;
  if (name === 'terraform.tfvars.json') return 2;
  return /\.auto\.tfvars(?:\.json)?$/.test(name) ? 3 : 0;
}

/** Whether it's read without an option that names it. */
export const isVariableFile = (name: string): boolean => rank(name) > 0;

const inOrder = (a: string, b: string) => rank(a) - rank(b) || (a < b ? -1 : 1);
