import type { Fault, Kind, ReferenceSyntax } from '../classify/kinds.ts';
import type { Entries } from './entry.ts';
import { accountRequest, links } from './links.ts';
import { aKind, kindNames } from './names.ts';

const newToken = {
  text: 'If the whole token is nowhere to be found, make a new one: DigitalOcean shows a token only once.',
  url: links.tokens,
};

export const damaged: Entries<
  | 'empty-input'
  | 'placeholder-token'
  | 'unexpanded-variable'
  | 'truncated-token'
  | 'malformed-token'
> = {
  'empty-input': {
    title: 'There is nothing to check',
    severity: 'error',
    what: ({ what, name }) =>
      what === 'paste'
        ? 'The input is empty.'
        : `The value${name === null ? '' : ` of “${name}”`} is empty.`,
    why: ({ what }) =>
      what === 'paste'
        ? 'A variable that is not set, an empty file, or a paste that did not arrive.'
        : 'A variable that was not set where the command ran leaves nothing behind. DigitalOcean then answers 401, as to a wrong token.',
    fix: ({ what }) =>
      what === 'paste'
        ? [
            {
              text: 'Paste what you have: a token, a curl command, a callback URL, or just the error text.',
            },
          ]
        : [
            {
              text: 'Print the length of the variable in the place where the command runs. 0 means that it is not set there:',
              command: 'echo "${#DIGITALOCEAN_TOKEN}"',
            },
          ],
  },
  'placeholder-token': {
    title: 'This is a placeholder; the token still has to be filled in',
    severity: 'error',
    what: () => 'The value is example text from a guide, not a token.',
    why: () => 'Guides and templates put such text where your own token belongs.',
    fix: () => [
      {
        text: 'Put your token there. For your own tools, that is a personal access token:',
        url: links.tokens,
      },
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
  'truncated-token': {
    title: 'Part of the token is missing',
    severity: 'error',
    what: ({ kind, expected, actual, elided }) =>
      elided
        ? `The middle of this ${shortName(kind)} was replaced by dots or stars. A whole one has ${expected} characters.`
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
    what: ({ kind, fault }) => `This is almost ${aKind(kind)}: ${faultText(fault)}`,
    why: () =>
      'DigitalOcean compares every character, so one that is wrong, extra or in capitals is enough for a 401.',
    fix: () => [{ text: 'Copy the token again, with nothing before or after it.' }, newToken],
  },
};

const shortName = (kind: Kind): string =>
  kind === 'unknown' || kind === 'legacy-token' ? 'value' : kindNames[kind];

function faultText(fault: Fault): string {
  switch (fault.type) {
    case 'too-long':
      return `it has ${fault.actual} characters, ${fault.actual - fault.expected} more than the ${fault.expected} of a whole one.`;
    case 'too-short':
      return `it has ${fault.actual} of ${fault.expected} characters.`;
    case 'bad-character':
      return `character ${fault.position} is none of the ${fault.expected} 0–9 and a–f.`;
    case 'upper-case':
      return `character ${fault.position} is a capital letter; tokens are in lower case.`;
    case 'prefix':
      return `its beginning should be ${fault.expected}`;
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
