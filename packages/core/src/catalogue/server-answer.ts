import type { AnswerEvidence } from '../diagnose/codes.ts';
import type { Entries } from './entry.ts';
import { links } from './links.ts';

export const serverAnswer: Entries<'token-rejected' | 'scope-missing'> = {
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
                text: 'Check the token that the program really sends, in the place where it runs. Name the variable that it reads:',
                command: 'token-check --env DIGITALOCEAN_ACCESS_TOKEN',
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
                command: 'token-check explain authorization-code',
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

function requestText(answer: AnswerEvidence | undefined): string {
  if (answer?.path == null) return '';
  return ` to ${[answer.method, answer.path].filter(Boolean).join(' ')}`;
}
