import { parseEnv } from 'node:util';
import { entries, type Files, filled } from '../files.ts';
import type { Machine } from '../machine.ts';
import type { Lookup, TokenPlace } from '../tokens.ts';
import { holdsApiToken, isReference, printable } from '../variable-names.ts';

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

const names = ['.env', '.env.local'];

/** The API tokens in the .env files of the current directory. */
export async function placesInDotenv(
  files: Files,
  toolVariables: ReadonlySet<string>,
): Promise<TokenPlace[]> {
  const found: TokenPlace[] = [];
  for (const name of names) {
    const text = await files.text(files.path(name));
    if (text === null) continue;
    for (const [key, value] of entries(parseEnv(text))) {
      const token = filled(value);
      if (token === null || isReference(token)) continue;
      if (!holdsApiToken(key, token, toolVariables.has(key))) continue;
      const shown = `${name}: ${printable(key)}`;
      found.push({ source: { kind: 'file', name: shown }, shown, text: token, other: null });
    }
  }
  return found;
}

/** The token that acme.sh has saved: https://github.com/acmesh-official/acme.sh `dnsapi/dns_dgon.sh` */
export async function readAcme(files: Files): Promise<Lookup | undefined> {
  const { env, home } = files.machine;
  const path = files.path(env.LE_CONFIG_HOME || `${home}/.acme.sh`, 'account.conf');
  const saved = parseEnv((await files.text(path)) ?? '');
  const text = filled(saved.SAVED_DO_API_KEY) ?? filled(saved.DO_API_KEY);
  if (text === null) return files.unknown([path]);
  const shown = `${files.shown(path)}: DO_API_KEY`;
  return { place: { source: { kind: 'file', name: shown }, shown, text, other: null } };
}
