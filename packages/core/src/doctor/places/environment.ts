import { entries, filled } from '../fields.ts';
import type { Files } from '../files.ts';
import { holdsApiToken, isReference, printable } from '../names.ts';
import { type Lookup, type Place, tokenAt } from '../place.ts';

const names = ['.env', '.env.local'];

/** The API tokens in the .env files of the current directory. */
export async function readDotenv(
  files: Files,
  toolVariables: ReadonlySet<string>,
): Promise<Place[]> {
  const found: Place[] = [];
  for (const file of names) {
    const text = await files.text(files.path(file));
    if (text === null) continue;
    for (const [key, value] of entries(files.machine.parseEnv(text))) {
      const token = filled(value);
      if (token === null || isReference(token)) continue;
      if (!holdsApiToken(key, token, toolVariables.has(key))) continue;
      found.push(tokenAt({ in: 'dotenv', file, name: printable(key) }, token));
    }
  }
  return found;
}

/** The token that acme.sh has saved: https://github.com/acmesh-official/acme.sh `dnsapi/dns_dgon.sh` */
export async function readAcme(files: Files): Promise<Lookup | undefined> {
  const { env, home, parseEnv } = files.machine;
  const path = files.path(env.LE_CONFIG_HOME || `${home}/.acme.sh`, 'account.conf');
  const saved = parseEnv((await files.text(path)) ?? '');
  const text = filled(saved.SAVED_DO_API_KEY) ?? filled(saved.DO_API_KEY);
  if (text === null) return files.unknown([path]);
  return { place: tokenAt({ in: 'file', file: files.shown(path), key: 'DO_API_KEY' }, text) };
}

/**
 * The token in the file that a variable names, as in lego: go-acme/lego v5.3.1
 * `platform/env/env.go:149`. One line feed at its end doesn't count.
 */
export async function readTokenFile(files: Files, name: string): Promise<Lookup | undefined> {
  const named = files.machine.env[name];
  if (!named) return undefined;
  const path = files.path(named);
  const text = await files.text(path);
  const file = files.shown(path);
  if (text === null) {
    return files.unknown([path]) ?? { nothing: { code: 'token-file-missing', name, file } };
  }
  const token = text.replace(/\n$/, '');
  if (token === '') return { nothing: { code: 'argument-empty', file } };
  return { place: tokenAt({ in: 'file', file, key: name }, token) };
}
