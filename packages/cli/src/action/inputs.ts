/** A mistake in the inputs of the step. Its message contains no value, which may be a secret. */
export class InputError extends Error {}

type Env = Readonly<Record<string, string | undefined>>;

/** The variable that the input `token` becomes, so that reports call it by the input's name. */
export const tokenVariable = 'token';

/** Inputs with one value, and the flag that takes it. */
const values = {
  config: '--config',
  team: '--expect-team',
  'min-ttl': '--min-ttl',
  'warn-ttl': '--warn-ttl',
  'retry-for': '--retry-for',
  passports: '--passports',
};

/** Inputs with one value in each line. */
const lists = {
  only: '--only',
  can: '--can',
  'require-scopes': '--require-scope',
  'forbid-scopes': '--forbid-scope',
  reports: '--report',
};

/** Inputs that are `false`, `true` or a value, and the flag that may have a value. */
const optional = { 'allow-unset': '--allow-unset', 'allow-undetermined': '--allow-undetermined' };

/** Inputs that are `false` or `true`. */
const switches = { 'error-on-warnings': '--error-on-warnings', 'exit-zero': '--exit-zero' };

/**
 * The command line for the inputs that the runner passes as `INPUT_…`:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#inputs
 * A value never becomes a flag of its own, because it follows `=`.
 */
export function argumentsFrom(env: Env): readonly string[] {
  const input = (name: string) => inputOf(env, name).trim();
  return [
    'ci',
    ...input('secrets')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((name) => `--env=${name}`),
    ...(input('token') === '' ? [] : [`--env=${tokenVariable}`]),
    ...Object.entries(values).flatMap(([name, flag]) =>
      input(name) ? [`${flag}=${input(name)}`] : [],
    ),
    ...Object.entries(lists).flatMap(([name, flag]) =>
      linesOf(input(name)).map((one) => `${flag}=${one}`),
    ),
    ...Object.entries(optional).flatMap(([name, flag]) => {
      const value = input(name);
      return asBoolean(value) === undefined ? [`${flag}=${value}`] : asBoolean(value) ? [flag] : [];
    }),
    ...Object.entries(switches).flatMap(([name, flag]) => (isTrue(env, name, false) ? [flag] : [])),
    ...(isTrue(env, 'summary', true) ? [] : ['--no-summary']),
  ];
}

/** The input that becomes a flag of the command line; undefined for any other flag. */
export function inputOfFlag(flag: string): string | undefined {
  const all = { secrets: '--env', ...values, ...lists, ...optional, ...switches };
  return Object.entries(all).find(([, one]) => one === flag)?.[0];
}

/** Whether this process is the action: the runner sets a variable for each of its inputs. */
export const isAction = (env: Env): boolean => env.INPUT_SECRETS !== undefined;

/** The value of an input, letter for letter; empty if the step doesn't have it. */
export const inputOf = (env: Env, name: string): string => env[`INPUT_${name.toUpperCase()}`] ?? '';

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function isTrue(env: Env, name: string, otherwise: boolean): boolean {
  const value = inputOf(env, name).trim();
  if (value === '') return otherwise;
  const truth = asBoolean(value);
  if (truth !== undefined) return truth;
  throw new InputError(`The input ${name} must be true or false.`);
}

/** Undefined for anything else; an empty value is false. */
function asBoolean(text: string): boolean | undefined {
  if (/^true$/i.test(text)) return true;
  return /^(?:false)?$/i.test(text) ? false : undefined;
}
