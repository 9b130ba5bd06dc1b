import { shownName } from '../text/shown.ts';
import type { Circumstance } from './circumstance.ts';

/** The name of a file with settings, and a word for the credential on the same line. */
const file =
  /(?<![\w@.])(?<name>[\w-]{0,40}\.(?:auto\.tfvars|tfvars|env(?:\.[a-z]{2,12})?|cfg|ini|conf|toml|properties))\b/gi;
const credential = /\b\w{0,40}(?:tokens?|api_?keys?|keys?|secrets?|credentials?|pat)\b/i;

const sample = /\.(?:example|sample|template|dist)$/i;

/** The file with the token that a text names; the check reads it there. */
export const tokenFile = {
  id: 'token-file',
  title: 'The token is in a file that the text names',
  patterns: [],
  find: ({ text }) => {
    for (const line of text.split('\n')) {
      // A variable in the environment is another place.
      if (line.length > 400 || !credential.test(line) || line.includes('TF_VAR_')) continue;
      for (const { groups } of line.matchAll(file)) {
        const name = shownName(groups?.name);
        if (name !== null && !sample.test(name)) return { file: name };
      }
    }
    return null;
  },
  silent: true,
  fits: '',
  check: { text: '' },
} as const satisfies Circumstance;
