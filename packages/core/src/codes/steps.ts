import { links } from '../knowledge/links.ts';
import { variablesOf } from '../knowledge/tools.ts';
import type { Context } from './context.ts';
import { isVariableNamed } from './corrections.ts';
import type { FixStep } from './define.ts';

/** The program of the input, as the subject of a sentence. */
export const programName = ({ program, names }: Pick<Context, 'program' | 'names'>): string =>
  program === null ||
  program === 'Node.js' ||
  program === 'Python' ||
  // Code that reads a variable isn't the curl beside it.
  (program === 'curl' && names.reads !== undefined)
    ? 'your program'
    : program === 'MCP client'
      ? 'the MCP client'
      : program;

const pulumiToken = 'pulumi config get digitalocean:token | token-check';

/** Checks the token that the program of the input sends, where that program runs. */
export function checkToken(context: Context): FixStep {
  if (context.circumstances.includes('pulumi-config')) {
    return { text: 'Check the token in the Pulumi configuration:', terminal: pulumiToken };
  }
  const { file } = context.names;
  const isDefault = context.variable === variablesOf(context.program)[0];
  if (file !== undefined && (isDefault || !isVariableNamed(context))) {
    return {
      text: `Check the token in \`${file}\`, and whether the program really uses this one:`,
      terminal: `token-check --file ${file}`,
    };
  }
  const own = context.library?.placeOf(context.program);
  if (own?.bearer && context.circumstances.includes('bearer-set')) {
    return {
      text: `Check the token that you entered in ${programName(context)}, because the type of authorization is right. Paste it at the prompt of:`,
      terminal: 'token-check',
    };
  }
  const place = own?.check;
  if (place !== undefined && isOfPlace(place, context)) return withVariable(place, context);
  if (context.ciSystem === null && !isVariableNamed(context)) {
    if (context.program === null && context.circumstances.includes('from-secret')) return ofSecret;
    return context.program === null
      ? {
          text: 'Check the token from the settings or the variable of your program. Paste it at the prompt of:',
          terminal: 'token-check',
        }
      : {
          text: `Check the tokens that are set where ${programName(context)} runs:`,
          terminal: 'token-check doctor',
        };
  }
  const where = context.ciSystem === null ? 'where it runs' : 'in the same job';
  return {
    text: `Check the token that ${programName(context)} sends. Run this ${where}:`,
    terminal: `token-check --env ${context.variable}`,
  };
}

/** For an unknown program in a cluster. */
const ofSecret: FixStep = {
  text: 'Check the token in the Secret that the program’s Pod reads, and restart the Pod if you change it:',
  terminal:
    "kubectl -n <namespace> get secret <name> -o jsonpath='{.data.<key>}' | base64 -d | token-check",
};

/** The steps that give a token to the program of the input; none for one that reads a variable. */
export const giveToken = (context: Context): readonly FixStep[] =>
  (context.library?.placeOf(context.program)?.give ?? []).map((step) =>
    withVariable(step, context),
  );

/** A text that names another variable than the program reads is about that one. */
const isOfPlace = ({ terminal = '' }: FixStep, { program, variable }: Context): boolean =>
  !terminal.includes('{variable}') || variablesOf(program).includes(variable);

/** The text with the names of the input in its places, which are in curly brackets. */
export const withNames = (text: string, context: Context): string =>
  Object.entries(context.names)
    .reduce((named, [name, value]) => named.replaceAll(`{${name}}`, () => value), text)
    .replaceAll('{program}', programName(context))
    .replaceAll(
      '{the variable}',
      isVariableNamed(context) ? `\`${context.variable}\`` : 'the variable for the token',
    )
    .replaceAll('{variable}', context.variable);

/** The step with the names of the input in its places. */
export function withVariable(step: FixStep, context: Context): FixStep {
  const { command: given, terminal, ...others } = step;
  const named = (text: string) => withNames(text, context);
  // A row may have a command for some of its cases only.
  const command = given === '{command}' ? context.names.command : given;
  return {
    ...others,
    text: named(given !== command ? step.text.replace(/:$/, command ? ':' : '.') : step.text),
    ...(command !== undefined && { command: named(command) }),
    ...(terminal !== undefined && { terminal: named(terminal) }),
  };
}

/** Checks the variable if it is named, otherwise what is pasted at the prompt. */
export const checkCommand = (context: Context): string =>
  context.circumstances.includes('pulumi-config')
    ? pulumiToken
    : isVariableNamed(context) || context.ciSystem !== null
      ? `token-check --env ${context.variable}`
      : 'token-check';

/** Checks the token that the program sends, to see what belongs to it: its team, its scopes. */
export function inspectToken(context: Context, what: string): FixStep {
  const { terminal = '' } = checkToken(context);
  const isOwn = context.program !== null && /\btoken-check\b/.test(terminal);
  return {
    text: `Check the token that ${programName(context)} sends to see its ${what}:`,
    terminal: isOwn ? terminal : checkCommand(context),
  };
}

/** Creates a token in the control panel and puts it in the place of the old one. */
export function replaceToken({ program, variable }: Context): FixStep {
  const where = program === null ? 'everywhere it is used' : `in \`${variable}\``;
  return { text: `Create a new token and replace the old one ${where}:`, url: links.tokens };
}

const tokenWarnings = {
  yes: 'It prints the token: remove the token before you share the output.',
  maybe: 'It may print the token: search for it before you share the output.',
  no: 'It doesn’t print the token.',
} as const;

/** How to get the lines that decide. */
export function moreOutput({ program, command, library }: Context): FixStep {
  const output = library?.debugOutputOf(program) ?? null;
  if (output === null) {
    return {
      text: 'Paste the error message itself, or the command with all of its output. You can leave the token in: token-check never shows or stores it.',
    };
  }
  return {
    text: `Run it with more output and paste the lines around the error. ${tokenWarnings[output.showsToken]}`,
    command: program === 'doctl' && command !== null ? `doctl ${command} --trace` : output.command,
  };
}
