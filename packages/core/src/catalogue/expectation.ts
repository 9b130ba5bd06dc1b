import type { Evidence } from '../diagnose/codes.ts';
import { aKind } from '../knowledge/kinds.ts';
import { links } from '../knowledge/links.ts';
import { duration } from '../text/duration.ts';
import type { Entries } from './entry.ts';

const checkAgain = { text: 'Check again in a minute.' };

const scopesUnread = 'Its scopes could not be read just now, so this is open.';

export const expectation: Entries<
  | 'expires-soon'
  | 'required-scope-missing'
  | 'excess-scope'
  | 'kind-mismatch'
  | 'account-mismatch'
  | 'duplicate-credential'
  | 'secret-unset'
> = {
  'expires-soon': {
    title: 'The token does not live long enough',
    severity: 'error',
    what: ({ left, required, expiresAt }) =>
      left === null
        ? `It must live ${duration(required)} at least. DigitalOcean did not say how long it lives.`
        : `It expires in ${duration(left)}${expiresAt === null ? '' : `, on ${expiresAt.slice(0, 10)}`}; it must live ${duration(required)} at least.`,
    why: () => 'A token with an expiry date stops from one second to the next.',
    fix: ({ left }) =>
      left === null
        ? [{ text: 'Look for its expiry date in the control panel:', url: links.tokens }]
        : [
            {
              text: 'Make its successor now, and put it wherever this one is used:',
              url: links.tokens,
            },
          ],
  },
  'required-scope-missing': {
    title: 'The token lacks a scope that it must have',
    severity: 'error',
    what: ({ granted, missing, operations, settled }) => {
      const scopes = `${missing.join(', ')}${operations.length > 0 ? ` for ${operations.join(', ')}` : ''}`;
      if (granted === null) return `It must have ${scopes}. ${scopesUnread}`;
      const held = `It has ${granted.join(', ') || 'none'}`;
      return settled
        ? `It lacks ${scopes}. ${held}.`
        : `It must have ${scopes}. ${held}; whether that includes it is not documented.`;
    },
    why: () => 'A token does what its scopes say and nothing else.',
    fix: ({ granted, missing, settled }) => [
      settled
        ? {
            text: `Scopes of a token cannot be changed. Make a new one that has ${missing.join(', ')} too:`,
            url: links.tokens,
          }
        : granted === null
          ? checkAgain
          : { text: 'Try the operation itself, on something that does not matter.' },
    ],
  },
  'excess-scope': {
    title: 'The token may do more than it should',
    severity: 'error',
    what: ({ granted, excess, settled }) => {
      const unwanted = `It must not have ${excess.join(', ')}.`;
      if (granted === null) return `${unwanted} ${scopesUnread}`;
      const held = `It has ${granted.join(', ')}`;
      return `${unwanted} ${held}${settled ? '' : '; whether that includes it is not documented'}.`;
    },
    why: () => 'Whoever gets hold of the token can do all that its scopes allow.',
    fix: ({ granted }) => [
      granted === null
        ? checkAgain
        : { text: 'Make a new token with fewer scopes, and delete this one:', url: links.tokens },
    ],
  },
  'kind-mismatch': {
    title: 'This is another kind of credential than it should be',
    severity: 'error',
    what: ({ expected, actual }) => `It should be ${aKind(expected)}; it is ${aKind(actual)}.`,
    why: () => 'Another value was stored under this name.',
    fix: () => [{ text: 'Store the right one, or correct the expectation.' }],
  },
  'account-mismatch': {
    title: 'The token belongs to another account or team',
    severity: 'error',
    what: ({ expected, actual }) =>
      actual === null
        ? `It should belong to ${owner(expected)}. Whose it is could not be read: it may lack account:read.`
        : `It should belong to ${owner(expected)}; it belongs to ${owner(actual)}${expected.team !== null && actual.team === null ? ', and no team is named' : ''}.`,
    why: () =>
      'A token acts for one team only. The things of other teams do not exist for it (404).',
    fix: ({ actual }) => [
      actual === null
        ? { text: 'To have it checked, the token needs account:read.', url: links.tokens }
        : {
            text: 'Switch to the right team in the control panel and make a token there:',
            url: links.tokens,
          },
    ],
  },
  'duplicate-credential': {
    title: 'The same credential stands in two places',
    severity: 'warning',
    what: ({ sameAs }) => `This is the same as ${sameAs}.`,
    why: () =>
      'Programs that share a token share its limits, and if one of them leaks it, all have to change it.',
    fix: () => [{ text: 'Give each program a token of its own:', url: links.tokens }],
  },
  'secret-unset': {
    title: 'The variable is not set',
    severity: 'error',
    what: ({ name }) => `${name ?? 'It'} does not exist in this environment.`,
    why: () =>
      'It was set in another shell or another step, it has another name, or a CI system withholds it here: GitHub gives no secrets to runs for pull requests from forks.',
    fix: ({ name }) => [
      ...(name === null
        ? []
        : [
            {
              text: 'See what is set here, without the values:',
              command: "awk 'BEGIN { for (name in ENVIRON) print name }' | sort",
            },
          ]),
      { text: 'Set it in the place where the program runs.' },
    ],
  },
};

function owner({ account, team }: NonNullable<Evidence['account-mismatch']['actual']>): string {
  if (account !== null && team !== null) return `${account}, team ${team}`;
  return account ?? (team === null ? 'nobody known' : `the team ${team}`);
}
