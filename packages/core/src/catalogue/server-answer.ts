import { links, variableOf } from '../knowledge/links.ts';
import { duration } from '../text/duration.ts';
import type { Entries } from './entry.ts';
import { requestText } from './request-text.ts';

export const serverAnswer: Entries<
  | 'token-rejected'
  | 'token-expired'
  | 'token-revoked'
  | 'clock-skew'
  | 'scope-missing'
  | 'account-locked'
  | 'account-warning'
  | 'email-unverified'
> = {
  'account-locked': {
    title: 'The account is locked',
    severity: 'error',
    what: () =>
      'By DigitalOcean’s answer, the account behind the token is locked or has an open bill.',
    why: () =>
      'Most often a bill is open, or DigitalOcean wants to verify something. Until then the API may refuse what creates or changes things.',
    fix: () => [
      { text: 'Look at the notices in the control panel, first at billing:', url: links.billing },
    ],
  },
  'account-warning': {
    title: 'There is a warning on the account',
    severity: 'warning',
    what: () => 'DigitalOcean shows the status “warning” for the account behind the token.',
    why: () =>
      'Something needs attention, for example a payment; the account may be limited later.',
    fix: () => [{ text: 'Look at the notices in the control panel:', url: links.billing }],
  },
  'email-unverified': {
    title: 'The e-mail address of the account is not verified',
    severity: 'warning',
    what: () => 'DigitalOcean says that the address of the account is not verified.',
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
        ? `${answers.length === 1 ? (answers[0]?.host ?? 'DigitalOcean') : 'DigitalOcean'} was asked just now and answered 401, “Unable to authenticate you”.`
        : `The text shows DigitalOcean’s answer 401${answers[0]?.knownMessage ? ', “Unable to authenticate you”' : ''}${requestText(answers[0])}.`,
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
  'token-expired': {
    title: 'The token has expired',
    severity: 'error',
    what: ({ basis, expiresAt, rejected, origin }) =>
      [
        basis === 'token-info' && 'DigitalOcean knows the token and says that its time is over.',
        basis === 'answer' &&
          (origin === 'probed'
            ? 'DigitalOcean was asked just now and said that the token expired.'
            : 'The text shows the answer that the token expired.'),
        basis === 'paste' &&
          (expiresAt === null
            ? 'By the text it has no time left.'
            : `By the dates in the text it ended on ${expiresAt.slice(0, 10)}.`),
        basis === 'paste' && rejected && 'DigitalOcean refuses it.',
      ]
        .filter(Boolean)
        .join(' '),
    why: ({ kind }) =>
      kind === 'oauth-access-token'
        ? 'OAuth access tokens live for 30 days in most cases. The refresh token (dor_v1_…) gets a new pair, once.'
        : 'A token with an expiry date stops at that time and disappears from the list in the control panel. It cannot be prolonged.',
    fix: ({ kind }) => [
      ...(kind === 'oauth-access-token'
        ? [
            {
              text: 'Let the application get a new pair with its refresh token. Keep the new refresh token: the old one is used up.',
              url: links.oauthDocs,
            },
          ]
        : [{ text: 'Make a new token:', url: links.tokens }]),
      { text: 'Replace the old one everywhere it is used.' },
    ],
  },
  'token-revoked': {
    title: 'The token was revoked',
    severity: 'error',
    what: ({ basis, origin, rejected }) =>
      [
        basis === 'paste'
          ? 'The text says that the token was revoked.'
          : origin === 'probed'
            ? 'DigitalOcean was asked just now and said that the token was revoked.'
            : 'The text shows the answer that the token was revoked.',
        basis === 'paste' && rejected && 'DigitalOcean refuses it.',
      ]
        .filter(Boolean)
        .join(' '),
    why: () =>
      'Somebody deleted it, or it was found in a public repository: DigitalOcean revokes such tokens and sends an e-mail.',
    fix: () => [
      {
        text: 'Find out whether it leaked: look for the e-mail, and at what the account did lately.',
      },
      {
        text: 'Make a new token and replace the old one everywhere it is used:',
        url: links.tokens,
      },
    ],
  },
  'clock-skew': {
    title: 'The clock of this machine is wrong',
    severity: 'warning',
    what: ({ seconds }) =>
      `By DigitalOcean’s clock, this one is ${duration(Math.abs(seconds))} ${seconds > 0 ? 'behind' : 'ahead'}.`,
    why: () =>
      'Certificates and expiry dates are compared with the clock, so things fail here that work elsewhere.',
    fix: () => [{ text: 'See whether the clock is set by the network:', command: 'timedatectl' }],
  },
  'scope-missing': {
    title: 'The token is alive but lacks a permission',
    severity: ({ origin, suffices }) => (origin === 'pasted' && !suffices ? 'error' : 'info'),
    what: (answer) =>
      answer.origin === 'pasted'
        ? [
            `The text shows DigitalOcean’s answer 403${requestText(answer)}: it knows the token and refuses the operation.`,
            ...answer.needed
              .filter(({ needs }) => needs.length > 0)
              .map(({ operation, needs }) => `${operation} needs ${oneOf(needs)}.`),
          ].join(' ')
        : `DigitalOcean knows the token and refuses GET ${answer.path}${answer.suffices ? ', although the token has the scope for it' : ': it lacks account:read'}.`,
    why: ({ granted, suffices }) =>
      [
        'A token does only what its scopes say, and no more than the role of the person who made it.',
        granted !== null && `This one has: ${granted.join(', ') || 'none'}.`,
        suffices && 'That is enough, so another token was sent, or the role does not allow it.',
      ]
        .filter(Boolean)
        .join(' '),
    fix: ({ origin, needed, missing, granted, suffices, tool }) => {
      if (suffices) {
        return [
          {
            text: 'Compare the last four characters of the token that the program sends with the label above.',
          },
          {
            text: 'If it is the same token, ask the owner of the team for a role that allows the operation.',
          },
        ];
      }
      if (origin === 'probed') {
        return [{ text: 'Nothing to do, unless your program needs to read the account.' }];
      }
      const lacking =
        missing.length > 0
          ? missing.join(', ')
          : needed.map(({ needs }) => oneOf(needs)).join('; ');
      return [
        ...(granted === null
          ? [
              {
                text: 'Check the token itself as well: then its scopes are shown.',
                terminal: `token-check --env ${variableOf(tool)}`,
              },
            ]
          : []),
        {
          text: lacking
            ? `Scopes of a token cannot be changed. Make a new one with Custom Scopes that has ${lacking} too:`
            : 'Scopes of a token cannot be changed. Make a new token that has the scope for this operation too (Custom Scopes), or one with write access if it was made as Read Only:',
          url: links.tokens,
        },
        ...(needed.length === 0
          ? [{ text: 'This list says which scope each operation needs:', url: links.scopes }]
          : []),
      ];
    },
  },
};

/** Alternatives: any one of the sets is enough. */
function oneOf(needs: readonly (readonly string[])[]): string {
  return needs.map((all) => all.join(' and ')).join(', or ');
}
