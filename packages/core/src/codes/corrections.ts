import { links } from '../knowledge/links.ts';
import { readSilently } from '../knowledge/step.ts';
import { tokenVariables, variablesOf } from '../knowledge/tools.ts';
import type { Context } from './context.ts';
import type { FixStep } from './define.ts';

const api = 'https://api.digitalocean.com';

/**
 * A curl command that sends the token of the input's variable in the right way: to the address of
 * the input if that is a plain GET of the API, otherwise to `/v2/account`.
 */
export function bearerRequest({ variable, host, operation }: Context): string {
  const [, path = '/v2/account'] = /^(?:GET )?(\/v2(?:\/[a-z_-]+)+)$/.exec(operation ?? '') ?? [];
  const isApi = host === null || host === 'api.digitalocean.com';
  return `curl -H "Authorization: Bearer $${variable}" ${api}${isApi ? path : '/v2/account'}`;
}

/** Whether the program builds its requests in a form. */
export const hasForm = ({ library, program }: Context): boolean =>
  library?.placeOf(program)?.bearer !== undefined;

/** How the program's form sends the token in the right header, and what to do if it still fails. */
export const bearerInForm = (context: Context): readonly FixStep[] => [
  context.library?.placeOf(context.program)?.bearer ?? {
    text: 'Choose Bearer Token as the type of authorization, and enter the token alone. Without that type, add the header Authorization with `Bearer`, a space, and the token.',
  },
  thenCheck('Check the token if DigitalOcean still answers 401.', context),
];

/** Prints what the variable contains besides the characters of a token, and not the token. */
export const oddCharactersIn = (variable: string): string =>
  `printf %s "$${variable}" | LC_ALL=C tr -d '0-9a-z_' | od -c`;

/** Replaces the Secret of DigitalOcean's own Kubernetes components; kubectl encodes the value. */
export const secretCommand = (variable: string): string =>
  [
    'kubectl create secret generic digitalocean',
    `--from-literal=access-token="$${variable}"`,
    '--dry-run=client -o yaml | kubectl apply -f -',
  ].join(' \\\n  ');

/** Whether the text or its program names the variable. Otherwise it's a default that may be unset. */
export const isVariableNamed = ({ program, variable, names }: Context): boolean =>
  variable !== 'DIGITALOCEAN_ACCESS_TOKEN' ||
  names.reads === variable ||
  variablesOf(program).length > 0;

/** Prints the length of the variable and not its value: in the language of the text, or in a shell. `place`: where to run it. */
export function lengthStep(context: Context, place: string): FixStep {
  const { variable, names } = context;
  if (names.prints !== undefined && names.reads === variable) {
    return {
      text: `Print the length of \`${variable}\` in the code, before the request; 0 means empty or not set:`,
      command: names.prints,
    };
  }
  return {
    text: isVariableNamed(context)
      ? `Print the length of \`${variable}\` ${place}; 0 means empty or not set:`
      : `Print the length of your token’s variable ${place}; 0 means empty or not set. For example:`,
    command: `echo "\${#${variable}}"`,
  };
}

/** Waits until the token is pasted, doesn't show it, and exports it (bash and zsh). */
export const setStep = ({ variable }: Context): FixStep => ({
  text: 'Set the variable there if it’s empty, by pasting the token at the silent prompt:',
  command: readSilently(variable),
});

/**
 * A step that ends with a check of the token: of the variable if it is named, otherwise at the
 * prompt. The text must make sense without the command.
 */
export const thenCheck = (text: string, context: Context): FixStep => ({
  text,
  terminal: isVariableNamed(context) ? `token-check --env ${context.variable}` : 'token-check',
});

/**
 * The context for a token that replaces something else. The variable of the input may be the right
 * place for what it contains, as in `GITHUB_TOKEN` or `SPACES_SECRET_ACCESS_KEY`.
 */
export function contextForToken(context: Context): Context {
  const { variable, program } = context;
  const isForTokens =
    tokenVariables.has(variable) ||
    (/DIGITAL_?OCEAN|^DO_/.test(variable) && !/REFRESH|SECRET|CLIENT|SPACES|MODEL/.test(variable));
  if (isForTokens) return context;
  return { ...context, variable: variablesOf(program)[0] ?? 'DIGITALOCEAN_ACCESS_TOKEN' };
}

/** A step that puts an API token into its variable, and checks it. */
export function setAndCheck(token: string, context: Context): FixStep {
  const own = contextForToken(context);
  const text = isVariableNamed(own)
    ? `Set \`${own.variable}\` to ${token} and check it.`
    : `Check ${token} before you use it.`;
  return thenCheck(text, own);
}

/** For a value that is no API token. */
export const createToken: FixStep = {
  text: 'Create a personal access token (`dop_v1_…`) for the API:',
  url: links.tokens,
};

/** For a token that can't be restored. */
export const replaceToken: FixStep = {
  text: 'Create a new token if you no longer have the full one; DigitalOcean shows it only once:',
  url: links.tokens,
};

/** For a token that others may have seen. */
export const exposed: FixStep = {
  text: 'Delete the token and create a new one, because others may have it now:',
  url: links.tokens,
};

/** The step with its command in the syntax of the shell that the text is from: PowerShell, or as it is. */
export function inShellOf(step: FixStep, context: Context): FixStep {
  const { command } = step;
  if (command === undefined || !context.circumstances.includes('powershell')) return step;
  // Code without a variable of the environment has one of its own.
  const reference = (name: string) => (isVariableNamed(context) ? `$env:${name}` : '$token');
  return {
    ...step,
    command: command
      .replace(/^read -rs (\w+) && export \w+$/, (_all, name: string) => `$env:${name} = Read-Host`)
      .replace(/^echo "\$\{#(\w+)\}"$/, (_all, name: string) => `$env:${name}.Length`)
      .replace(
        /^curl (.*)$/s,
        (_all, rest: string) =>
          `curl.exe ${rest.replace(/\$([A-Z][A-Z0-9_]{2,60})\b/g, (_name, name: string) => reference(name))}`,
      ),
  };
}
