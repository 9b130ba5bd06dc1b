import type { Entries } from './entry.ts';
import { links, requestText, variableOf } from './links.ts';

export const serverAnswer: Entries<
  'token-rejected' | 'scope-missing' | 'account-locked' | 'account-warning' | 'email-unverified'
> = {
  'account-locked': {
    title: 'The account is locked',
    severity: 'error',
    what: () => 'DigitalOcean accepts the token and says that the account behind it is locked.',
    why: () =>
      'Most often a bill is open, or DigitalOcean wants to verify something. Until then the API may refuse what creates or changes things.',
    fix: () => [
      { text: 'Look at the notices in the control panel, first at billing:', url: links.billing },
    ],
  },
  'account-warning': {
    title: 'There is a warning on the account',
    severity: 'warning',
    what: () => 'DigitalOcean accepts the token and shows the status “warning” for the account.',
    why: () =>
      'Something needs attention, for example a payment; the account may be limited later.',
    fix: () => [{ text: 'Look at the notices in the control panel:', url: links.billing }],
  },
  'email-unverified': {
    title: 'The e-mail address of the account is not verified',
    severity: 'warning',
    what: () => 'DigitalOcean accepts the token and says that the address is not verified.',
    why: () => 'Some operations may be refused until it is.',
    fix: () => [
      {
        text: 'Open the link in DigitalOcean’s e-mail, or ask for a new one in the control panel.',
      },
    ],
  },
  'token-rejected': {
    title: 'DigitalOcean does not accept the credential',
    severity: 'error',
    what: ({ answers }) =>
      answers.some(({ origin }) => origin === 'probed')
        ? 'DigitalOcean was asked just now and answered 401, “Unable to authenticate you”.'
        : `The text shows DigitalOcean’s answer 401, “Unable to authenticate you”${requestText(answers[0])}.`,
    why: ({ answers, kind }) =>
      answers.some(({ origin }) => origin === 'probed')
        ? `The token was deleted, has expired, or was never valid: DigitalOcean gives the same answer to all of them.${kind === 'legacy-token' ? ' An authorization code, a client id and a client secret look the same as this value and get the same answer.' : ''}`
        : 'The token that was sent is deleted, has expired or was never valid, or something else was sent in its place: an empty variable, an OAuth code, a refresh token. DigitalOcean gives the same answer to all of them.',
    fix: ({ answers }) => {
      const asked = answers.some(({ origin }) => origin === 'probed');
      return [
        ...(asked
          ? []
          : [
              {
                text: 'Check the token that the program really sends, in the place where it runs, with the variable that it reads.',
                terminal: `token-check --env ${variableOf(answers[0]?.tool ?? null)}`,
              },
            ]),
        {
          text: 'Look for the token in the control panel. One that has expired or was deleted is not in the list any more:',
          url: links.tokens,
        },
        {
          text: 'If it is not there, make a new one and replace the old one everywhere it is used. If it is there, the value was damaged on the way: make a new one as well, for DigitalOcean does not show it again.',
        },
        ...(asked
          ? []
          : [
              {
                text: 'If you took the value from a callback URL (?code=…), exchange it for a token first.',
                see: 'authorization-code' as const,
              },
            ]),
      ];
    },
  },
  'scope-missing': {
    title: 'The token is alive but lacks a permission',
    severity: ({ origin }) => (origin === 'pasted' ? 'error' : 'info'),
    what: (answer) =>
      answer.origin === 'pasted'
        ? `The text shows DigitalOcean’s answer 403${requestText(answer)}: it knows the token and refuses the operation.`
        : `DigitalOcean knows the token and refuses GET ${answer.path}: it lacks account:read.`,
    why: ({ granted }) =>
      `A token does only what its scopes say, and no more than the role of the person who made it.${granted === null ? '' : ` This one has: ${granted.join(', ') || 'none'}.`}`,
    fix: ({ origin }) =>
      origin === 'probed'
        ? [{ text: 'Nothing to do, unless your program needs to read the account.' }]
        : [
            {
              text: 'Scopes of a token cannot be changed. Make a new token that has the scope for this operation too (Custom Scopes), or one with write access if it was made as Read Only:',
              url: links.tokens,
            },
            { text: 'This list says which scope each operation needs:', url: links.scopes },
          ],
  },
};
