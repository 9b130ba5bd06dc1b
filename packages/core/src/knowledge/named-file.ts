import { shownName } from '../text/shown.ts';
import type { Circumstance } from './circumstance.ts';

/** The name of a file with settings, and a word for the credential on the same line. */
const file =
  /(?<![\w@.])(?<name>[\w-]{0,40}\.(?:auto\.tfvars|tfvars|env(?:\.[a-z]{2,12})?|cfg|ini|conf|toml|properties))\b/gi;
const credential = /\b\w{0,40}(?:tokens?|api_?keys?|keys?|secrets?|credentials?|pat)\b/i;

/** What code calls the environment, as in `process.env.NAME`, and the files that it reads. */
const environment = /^(?:process|meta|Deno|Bun|self|this|app|context|ctx|c)\.env\b/;
const readByCode =
  /\b(?:open|readFileSync|readFile|ReadFile|ReadAllText|File\.read|file_get_contents|read_to_string|Path|readString|Get-Content)\(?[ \t]{0,4}["'`](?<name>[\w./~-]{2,60})["'`]/g;

const sample = /\.(?:example|sample|template|dist)$/i;

/** The file from which code reads a token, as the line says. */
function fileReadIn(text: string): { file: string } | null {
  for (const line of text.split('\n')) {
    if (line.length > 400 || !/token|_pat\b|api_?key/i.test(line)) continue;
    for (const { groups } of line.matchAll(readByCode)) {
      const name = shownName(groups?.name);
      if (name !== null && !/\.(?:json|ya?ml|py|js|ts|log)$/.test(name)) return { file: name };
    }
  }
  return null;
}

/** The file with the token that a text names; the check reads it there. */
export const tokenFile = {
  id: 'token-file',
  title: 'The token is in a file that the text names',
  find: ({ text }) => {
    for (const line of text.split('\n')) {
      // A variable in the environment is another place.
      if (line.length > 400 || !credential.test(line) || line.includes('TF_VAR_')) continue;
      for (const { groups } of line.matchAll(file)) {
        const name = shownName(groups?.name);
        if (name !== null && !sample.test(name) && !environment.test(name)) return { file: name };
      }
    }
    return fileReadIn(text);
  },
  silent: true,
  fits: '',
  check: { text: '' },
} as const satisfies Circumstance;
