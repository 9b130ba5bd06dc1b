import { cast } from '@token-check/core/sandbox';

/** The characters of the sandbox that are offered on the page, with a name for the button. */
const labels: Readonly<Record<string, string>> = {
  'callback-url': 'A callback URL',
  'empty-url': 'A curl command',
  'error-text': 'Only the error text',
  'token-response': 'The answer of the token endpoint',
  'working-token': 'A token that works',
  'narrow-token': 'A token with few scopes',
  'deleted-token': 'A dead token',
  'single-quotes': 'A variable in single quotes',
  hotel: 'A network with a login page',
};

export const examples = Object.entries(labels).flatMap(([name, label]) =>
  cast.filter((character) => character.name === name).map((character) => ({ ...character, label })),
);

export type Example = (typeof examples)[number];
