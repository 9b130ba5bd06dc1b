import { parseEnv } from 'node:util';
import { entries, type Files, filled } from '../files.ts';
import type { TokenPlace } from '../token-place.ts';
import { holdsApiToken, isReference, printable } from '../variable-names.ts';

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
