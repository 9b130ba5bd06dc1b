import type { Machine } from '../machine.ts';
import type { Lookup, TokenPlace } from '../token-place.ts';
import { holdsApiToken, printable } from '../variable-names.ts';

/** The API tokens in the environment: in variables that tools read, and in others by their name. */
export function placesInEnvironment(
  { env }: Machine,
  toolVariables: ReadonlySet<string>,
): TokenPlace[] {
  return Object.entries(env).flatMap(([name, text = '']) =>
    holdsApiToken(name, text, toolVariables.has(name)) ? [variable(name, text)] : [],
  );
}

/** What a tool finds in a variable; undefined if it goes on to the next place. */
export function inVariable(
  name: string,
  places: readonly TokenPlace[],
  { env }: Machine,
  takesEmpty: boolean,
): Lookup | undefined {
  const place = places.find(({ source }) => source.kind === 'env' && source.name === name);
  if (place !== undefined) return { place };
  const text = env[name];
  if (text === undefined) return undefined;
  if (text.trim() !== '') {
    return { nothing: `it takes ${name}, which does not look like a DigitalOcean token` };
  }
  return takesEmpty || text !== '' ? { nothing: `it takes ${name}, which is empty` } : undefined;
}

function variable(name: string, text: string): TokenPlace {
  const shown = printable(name);
  return { source: { kind: 'env', name: shown }, shown, text, other: null };
}
