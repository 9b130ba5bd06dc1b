import { type Character, cast } from '@token-check/core/sandbox';

/** The characters of the sandbox that the page offers, with a name for each. */
const labels: Readonly<Record<string, string>> = {
  'callback-url': 'a callback URL',
  'error-text': 'only an error',
  'single-quotes': 'a variable in single quotes',
  'half-a-token': 'half a token',
  'working-token': 'a token that works',
  'deleted-token': 'a deleted token',
  'empty-url': 'a curl command',
  hotel: 'a network with a login page',
  'two-tokens': 'several credentials',
};

export type Example = Character & { readonly label: string };

export const examples: readonly Example[] = Object.entries(labels).flatMap(([name, label]) =>
  cast.filter((character) => character.name === name).map((character) => ({ ...character, label })),
);
