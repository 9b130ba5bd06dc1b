import { sequence } from '../text/patterns.ts';
import type { Circumstance } from './circumstance.ts';
import { links } from './links.ts';
import { readSilently } from './step.ts';

/** Lengths of a value that a text prints: a whole token has 71 characters. */

/** A command that prints a length: of a variable, or of a value in a Secret. */
const printsLength =
  /(?:\$\{#\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20}\}["']?|\bbase64 (?:-d|-D|--decode) ?\| ?wc -c)[ \t]{0,9}\r?\n[ \t]{0,9}/;

export const valueLengths = [
  {
    id: 'length-encoded',
    title: 'The token was base64-encoded twice',
    shown: [sequence([printsLength, /9[67][ \t\r]{0,9}$/], 'm')],
    decisive: true,
    fits: 'The text prints a length of 96 or 97 characters. That is a token of 71 characters in base64, so the program sends the base64 text.',
    check: {
      text: 'Save the plain token; kubectl encodes it itself:',
      command:
        'kubectl create secret generic <name> --from-literal=<key>="${variable}" --dry-run=client -o yaml | kubectl apply -f -',
    },
    afterwards: {
      text: 'Restart the Pods, which read the Secret when they start. The length must be 71.',
    },
  },
  {
    id: 'length-line-break',
    title: 'The value has one character more than a token',
    shown: [sequence([printsLength, /72[ \t\r]{0,9}$/], 'm')],
    decisive: true,
    fits: 'The text prints a length of 72 characters. A token has 71, so the value ends with a line break or a space.',
    check: {
      text: 'Save the token again without a line break, and print the length again:',
      command: 'printf %s "${variable}" | wc -c',
    },
  },
  {
    id: 'length-zero',
    title: 'The variable for the token is empty',
    shown: [
      /\$\{#\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20}\}["']?[ \t]{0,9}\r?\n[ \t]{0,9}0[ \t\r]{0,9}$/m,
    ],
    decisive: true,
    fits: 'By the text, the variable is empty where it was printed. So no token was sent.',
    check: {
      text: 'Set the variable in the same shell, by pasting the token at the silent prompt, and repeat what reads it:',
      command: readSilently('{variable}'),
    },
    afterwards: { text: 'Check the token if the error stays.', variable: true },
  },
  {
    id: 'length-short',
    title: 'The token is cut off',
    shown: [
      // print(len(token)) -> 70
      /\b(?:len|strlen)\([^\n]{0,60}(?:token|_pat\b|api_?key)[^\n]{0,12}\)\s{0,3}(?:#|\/\/|->|=>|=|:|\n)?\s{0,3}(?:[1-9]|[1-5]\d|6[0-35-9]|70)\s{0,3}$/im,
      /\$\{#\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20}\}["']?[ \t]{0,9}\r?\n[ \t]{0,9}(?:[1-9]|[1-5]\d|6[0-35-9]|70)[ \t\r]{0,9}$/m,
      // An old token has 64 digits and no prefix.
      /\$\{#\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20}\}["']?[ \t]{0,9}\r?\n[ \t]{0,9}64[ \t\r]{0,9}\n[^\n]{0,200}\n?[^\n]{0,200}\bdo[opr]_v1_/,
      /\bdo[opr]_v1_[^\n]{0,200}\n[^\n]{0,200}\$\{#\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20}\}["']?[ \t]{0,9}\r?\n[ \t]{0,9}64[ \t\r]{0,9}$/m,
    ],
    decisive: true,
    fits: 'The length that the text prints is too short. A token has 71 characters: the prefix `dop_v1_` or `doo_v1_`, and 64 more.',
    check: { text: 'Copy the whole token into the variable again, and check it:', variable: true },
    afterwards: {
      text: 'Create a new token if you no longer have the full one; DigitalOcean shows it only once:',
      url: links.tokens,
    },
  },
] as const satisfies readonly Circumstance[];
