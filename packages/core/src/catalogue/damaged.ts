import type { Fault, ReferenceSyntax, Repair } from '../classify/kinds.ts';
import type { Kind } from '../knowledge/kinds.ts';
import { aKind, kindNames } from '../knowledge/kinds.ts';
import { accountRequest, links, variableOf } from '../knowledge/links.ts';
import type { Entries } from './entry.ts';

const newToken = {
  text: 'If the whole token is nowhere to be found, make a new one: DigitalOcean shows a token only once.',
  url: links.tokens,
};

export const damaged: Entries<
  | 'empty-input'
  | 'placeholder-token'
  | 'unexpanded-variable'
  | 'masked-token'
  | 'truncated-token'
  | 'malformed-token'
  | 'stray-whitespace'
  | 'surrounding-quotes'
  | 'invisible-characters'
  | 'encoded-token'
  | 'multiple-credentials'
> = {
  'empty-input': {
    title: 'No credential arrived',
    severity: 'error',
    what: ({ what, tool }) =>
      ({
        paste: 'The input is empty.',
        value: 'The value in the place of the credential is empty.',
        tool: `${tool ?? 'The program'} says that it was given no token.`,
      })[what],
    why: ({ what }) =>
      what === 'paste'
        ? 'A variable that is not set, an empty file, or a paste that did not arrive.'
        : 'A variable that is not set where the program runs leaves nothing behind: another user, another shell, a container, a CI job that may not see the secret. DigitalOcean answers an empty token as it answers a wrong one.',
    fix: ({ what, tool, variable }) =>
      what === 'paste'
        ? [
            {
              text: 'Paste what you have: a token, a curl command, a callback URL, or just the error text.',
            },
          ]
        : [
            {
              text: 'Print the length of the variable in the place where the program runs. 0 means that it is not set there:',
              command: `echo "\${#${variable ?? variableOf(tool)}}"`,
            },
            variable === null && (tool === 'doctl' || tool === 'kubectl')
              ? {
                  text: 'Or save the token for doctl, as the user that runs the program:',
                  command: 'doctl auth init',
                }
              : tool === 'GitHub Actions'
                ? {
                    text: 'Make sure that the secret exists for this job: a repository secret, or an environment that the job names; runs from forks get none.',
                  }
                : {
                    text: `Set it there, for example with: export ${variable ?? variableOf(tool)}=…`,
                  },
          ],
  },
  'placeholder-token': {
    title: 'This is a placeholder; the token still has to be filled in',
    severity: 'error',
    what: ({ unset }) =>
      unset
        ? 'The value is the word that a program writes for a variable that is not set, not a token.'
        : 'The value is example text from a guide, not a token.',
    why: ({ unset }) =>
      unset
        ? 'The variable has another name, or it is not set where the program runs.'
        : 'Guides and templates put such text where your own token belongs.',
    fix: ({ unset }) => [
      ...(unset
        ? [
            {
              text: 'Set the variable in the place where the program runs, and look at its name in the code.',
            },
          ]
        : [
            {
              text: 'Put your token there. For your own tools, that is a personal access token:',
              url: links.tokens,
            },
          ]),
    ],
  },
  'unexpanded-variable': {
    title: 'This is the name of a variable, not its value',
    severity: ({ sent }) => (sent ? 'error' : 'warning'),
    what: ({ name, sent, expands }) => {
      const what =
        name === null ? 'The value is a reference' : `The value is a reference to “${name}”`;
      if (sent) return `${what}, and it was sent as it stands.`;
      return expands
        ? `${what}. The quotes are right: the shell fills it in. What it holds cannot be seen here.`
        : `${what}. What it stands for cannot be seen here.`;
    },
    why: ({ syntax }) => whyReference[syntax],
    fix: ({ syntax, name }) => fixReference(syntax, name),
  },
  'masked-token': {
    title: 'The token is hidden behind stars',
    severity: 'error',
    what: () =>
      'The value was replaced by stars, bullets or a word, so the token itself is not here.',
    why: () =>
      'Logs, CI systems and panels hide secrets in this way. If the text was copied into a configuration, the stars are sent.',
    fix: () => [
      {
        text: 'If this is a log, that is as it should be: check the token in the place where it is kept.',
        terminal: 'token-check --env DIGITALOCEAN_ACCESS_TOKEN',
      },
      { text: 'If this is your configuration, put the token itself there.' },
      newToken,
    ],
  },
  'truncated-token': {
    title: 'Part of the token is missing',
    severity: 'error',
    what: ({ kind, expected, actual, elided }) =>
      elided
        ? `The middle of this ${shortName(kind)} was replaced by dots. A whole one has ${expected} characters.`
        : `This ${shortName(kind)} has ${actual} characters; a whole one has ${expected}.`,
    why: ({ elided }) =>
      elided
        ? 'Panels and logs show a token in a shortened form, which is then copied.'
        : 'A selection that stopped too early, a field with a length limit, or a line that was wrapped.',
    fix: () => [{ text: 'Copy the token again from where it was stored whole.' }, newToken],
  },
  'malformed-token': {
    title: 'The token was damaged on the way',
    severity: 'error',
    what: ({ kind, fault, mended }) =>
      `This is almost ${aKind(kind)}: ${faultText(fault)}${mended ? ' The check went on with the token as it should be.' : ''}`,
    why: () =>
      'DigitalOcean compares every character, so one that is wrong, extra or in capitals is enough for a 401.',
    fix: () => [{ text: 'Copy the token again, with nothing before or after it.' }, newToken],
  },
  'stray-whitespace': {
    title: 'There is white space in or around the token',
    severity: 'error',
    what: ({ repairs }) =>
      repairs.includes('line-break')
        ? 'The token is broken by a space or a line break.'
        : repairs.includes('no-break-space')
          ? 'A no-break space stands beside the token: it looks like a space and is none.'
          : 'A space or a line break before or after the token is a part of the value here.',
    why: ({ whole }) =>
      `It comes from a terminal that wraps lines, from an editor, or from echo without -n. It is sent along, or the program refuses the header.${whole ? ' The check went on without it.' : ''}`,
    fix: () => [
      {
        text: 'Write the token again in one piece. For a file or a Secret, use printf, which adds no line break:',
        command: 'printf %s "$DIGITALOCEAN_TOKEN" > token.txt',
      },
    ],
  },
  'surrounding-quotes': {
    title: 'The quotes are a part of the value',
    severity: 'error',
    what: ({ repairs }) =>
      repairs.includes('typographic-quotes')
        ? 'The token stands between typographic quotes (“ ”), which no shell and no program takes as quotes.'
        : 'There are quotes around the token that are sent along with it.',
    why: ({ whole }) =>
      `Typographic quotes come from word processors, chats and web pages; doubled ones from files whose quotes belong to the value, such as docker --env-file.${whole ? ' The check went on without them.' : ''}`,
    fix: () => [
      { text: 'Delete the quotes, or write plain ones (") where the language needs them.' },
    ],
  },
  'invisible-characters': {
    title: 'There are characters in the token that cannot be seen',
    severity: 'error',
    what: ({ repairs }) =>
      repairs.includes('look-alike')
        ? 'A letter of another alphabet, or another letter of this one, stands in the place of one that looks the same.'
        : 'The value holds invisible characters: zero-width spaces, a byte order mark or the like.',
    why: ({ whole }) =>
      `They come along when a token is copied from a web page, a chat or a PDF.${whole ? ' The check went on without them.' : ''}`,
    fix: () => [
      {
        text: 'Copy the token from where it was made, or type over the place. This shows what is there:',
        command: 'printf %s "$DIGITALOCEAN_TOKEN" | od -c | head',
      },
    ],
  },
  'encoded-token': {
    title: 'The token is encoded once too often, or not often enough',
    severity: 'error',
    what: ({ repairs, missing }) =>
      missing
        ? 'The token stands as it is in a place where Kubernetes expects base64.'
        : `The value is the token in another form: ${encodingName(repairs)}.`,
    why: ({ kubernetes, missing, whole }) =>
      kubernetes
        ? `Kubernetes decodes “data” once and “stringData” never.${missing ? ' It takes the token for base64 and gets something else out of it.' : ' What is left here is still encoded.'}`
        : `The API wants the token itself.${whole ? ' The check went on with the token as it should be.' : ''}`,
    fix: ({ kubernetes, repairs }) =>
      kubernetes
        ? [
            {
              text: 'Put the plain token under stringData; Kubernetes does the rest:',
              command:
                'kubectl create secret generic digitalocean --from-literal=access-token="$DIGITALOCEAN_TOKEN"',
            },
          ]
        : repairs.includes('base64') || repairs.includes('base64-twice')
          ? [
              {
                text: 'Decode it before it is sent:',
                command: `printf %s "$VALUE" | base64 -d${repairs.includes('base64-twice') ? ' | base64 -d' : ''}`,
              },
            ]
          : [{ text: 'Write the token without the encoding.' }],
  },
  'multiple-credentials': {
    title: 'There is more than one credential in the paste',
    severity: 'info',
    what: ({ count }) =>
      `The paste holds ${count} values in the place of credentials. Each has a report of its own.`,
    why: () =>
      'The one that a failing request would send comes first; an error in the paste is taken to be about that one.',
    fix: () => [],
  },
};

function encodingName(repairs: readonly Repair[]): string {
  if (repairs.includes('base64-twice')) return 'in base64, twice';
  if (repairs.includes('base64')) return 'in base64';
  if (repairs.includes('percent-encoding')) return 'with percent signs, as in a URL';
  return repairs.includes('html-entities') ? 'with HTML entities' : 'with escape signs, as in JSON';
}

const shortName = (kind: Kind): string =>
  kind === 'unknown' || kind === 'legacy-token' ? 'value' : kindNames[kind];

function faultText(fault: Fault): string {
  switch (fault.type) {
    case 'too-long':
      return `it has ${fault.actual} characters, ${fault.actual - fault.expected} more than the ${fault.expected} of a whole one.`;
    case 'bad-character':
      return `character ${fault.position} is none of the digits 0–9 and a–f.`;
    case 'upper-case':
      return 'it has capital letters; tokens are in lower case.';
    case 'mistyped':
      return 'a letter stands in the place of a digit that looks like it (O for 0, l for 1).';
    case 'prefix':
      return `its beginning should be ${fault.expected}`;
    case 'doubled':
      return 'it stands there twice.';
    case 'surroundings':
      return 'there are other signs right beside it.';
  }
}

const whyReference: Readonly<Record<ReferenceSyntax, string>> = {
  shell:
    'A shell replaces $NAME between double quotes, but not between single quotes, and a config file does not do it at all.',
  windows:
    'cmd.exe replaces %NAME% and PowerShell $env:NAME. Other programs take the text as it is.',
  'github-actions':
    'In a workflow file this is the right form: GitHub fills it in. It stays empty where the secret does not exist, is kept in an environment that the job does not name, or the run comes from a fork.',
  template:
    'In a template this is the right form. It stays empty, or stays as it is, where nothing fills it in.',
  terraform:
    'Terraform looks a reference up only without quotes; inside of quotes its text becomes the token.',
  code: 'Inside of quotes a program takes this as plain text. Without quotes it is looked up when the program runs.',
};

function fixReference(
  syntax: ReferenceSyntax,
  name: string | null,
): { text: string; command?: string }[] {
  switch (syntax) {
    case 'shell': {
      const variable = name ?? 'DIGITALOCEAN_TOKEN';
      return [
        {
          text: 'Put the header between double quotes:',
          command: accountRequest.replace('DIGITALOCEAN_TOKEN', variable),
        },
        {
          text: 'Make sure that the variable is set in the same shell. 0 means that it is not:',
          command: `echo "\${#${variable}}"`,
        },
      ];
    }
    case 'terraform':
      return [
        {
          text: 'Write the reference without quotes:',
          command: `token = var.${name ?? 'do_token'}`,
        },
      ];
    case 'github-actions':
      return [
        {
          text: 'Make sure that the secret exists for this job: a repository secret, or the job names its environment (environment: …), and the run is not from a fork.',
        },
      ];
    case 'windows':
      return [
        {
          text: 'In PowerShell, put the header between double quotes:',
          command: `curl.exe -H "Authorization: Bearer $env:${name ?? 'DIGITALOCEAN_TOKEN'}" https://api.digitalocean.com/v2/account`,
        },
      ];
    case 'template':
    case 'code':
      return [
        {
          text: 'Make sure that the value is set where this runs, and print its length to see that it is not empty.',
        },
      ];
  }
}
