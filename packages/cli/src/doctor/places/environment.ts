import type { Machine } from '../machine.ts';
import type { Answer, Place } from '../place.ts';
import { holdsApiToken, printable } from '../variable-names.ts';

/** The API tokens in the environment: in the variables that tools read, and in any that says so. */
export function placesInEnvironment({ env }: Machine, known: ReadonlySet<string>): Place[] {
  return Object.entries(env).flatMap(([name, text = '']) =>
    holdsApiToken(name, text, known.has(name)) ? [variable(name, text)] : [],
  );
}

/** What a tool finds in a variable; undefined where it looks on. */
export function inVariable(
  name: string,
  places: readonly Place[],
  { env }: Machine,
  takesEmpty: boolean,
): Answer | undefined {
  const place = places.find(({ source }) => source.kind === 'env' && source.name === name);
  if (place !== undefined) return { place };
  const text = env[name];
  if (text === undefined) return undefined;
  if (text.trim() !== '') {
    return { nothing: `it takes ${name}, which does not look like a DigitalOcean token` };
  }
  return takesEmpty || text !== '' ? { nothing: `it takes ${name}, which is empty` } : undefined;
}

function variable(name: string, text: string): Place {
  const shown = printable(name);
  return { source: { kind: 'env', name: shown }, shown, text, other: null };
}
