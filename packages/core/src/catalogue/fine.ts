import type { Evidence } from '../diagnose/codes.ts';
import type { Kind } from '../knowledge/kinds.ts';
import { aKind, kindNames } from '../knowledge/kinds.ts';
import { links } from '../knowledge/links.ts';
import { duration } from '../text/duration.ts';
import type { Entries, Fix } from './entry.ts';

/** What hurts most when it is gone; a test holds it against the table of operations. */
export const destructible = [
  'Droplets',
  'databases',
  'Kubernetes clusters',
  'volumes',
  'snapshots',
  'domains',
];

export const fine: Entries<'token-accepted' | 'well-formed' | 'full-access'> = {
  'token-accepted': {
    title: 'DigitalOcean accepts this token',
    severity: ({ exposed }) => (exposed ? 'warning' : 'info'),
    what: ({ kind, answers, exposed, withoutAccount, inSpiteOfScope, contradictsPaste }) =>
      [
        answers.some(({ status }) => status === 200)
          ? `DigitalOcean accepted this ${kind === 'legacy-token' ? 'token' : kindNames[kind]} just now.`
          : 'DigitalOcean knows this token: it refused the question for lack of a permission, not for the token.',
        withoutAccount &&
          (inSpiteOfScope
            ? 'It may not read the account, although it has the scope for it: the role of its owner may not allow it.'
            : 'It may not read the account, which is no fault.'),
        exposed && 'The text says that others have seen it, and it still opens the account.',
        contradictsPaste &&
          'The refusal that you pasted was for another credential, or for none: this one works.',
      ]
        .filter(Boolean)
        .join(' '),
    why: (evidence) => [lifeOf(evidence), reachOf(evidence.scopes)].filter(Boolean).join(' '),
    fix: ({ kind, lifetime, expiresAt, exposed, contradictsPaste }) => {
      const steps: Fix[] = [];
      if (exposed) {
        steps.push({
          text: 'Delete it now, and make a new one for the programs that use it:',
          url: links.tokens,
        });
        return steps;
      }
      if (contradictsPaste) {
        steps.push({
          text: 'Find out which token the failing program really sends: an old copy, another variable or an empty one. Compare the last four characters with the label above.',
        });
      }
      const isAhead = lifetime.type === 'seconds' && lifetime.seconds > 0;
      if (expiresAt !== null && isAhead && kind === 'personal-access-token') {
        steps.push({
          text: `Make its successor before ${expiresAt.slice(0, 10)} and put it wherever this one is used.`,
          url: links.tokens,
        });
      }
      return steps;
    },
  },
  'full-access': {
    title: 'The token may do everything',
    severity: 'info',
    what: () =>
      `Whoever holds it can do all that its owner can do: read everything, and delete ${destructible.join(', ')} and more.`,
    why: () =>
      'Its scopes stand for everything that reads and everything that writes. Most jobs need a small part of that.',
    fix: () => [
      {
        text: 'Make one with Custom Scopes that has what the job needs and nothing else.',
        terminal: 'token-check scopes external-dns',
      },
      { text: 'Then delete this one:', url: links.tokens },
    ],
  },
  'well-formed': {
    title: 'This has the right shape; DigitalOcean was not asked',
    severity: 'info',
    what: ({ kind, alternatives }) =>
      alternatives.length === 0
        ? `The value has the exact shape of ${aKind(kind)}.`
        : `64 hexadecimal digits without a prefix: ${aKind(kind)}, or else ${list(alternatives.map(aKind))}. They look the same.`,
    why: ({ kind, lifetime }) =>
      [
        'The shape is right, but only DigitalOcean knows whether the token is alive.',
        kind === 'oauth-access-token' && 'It is renewed with the refresh token that came with it.',
        lifetime?.type === 'seconds' && `It was issued for ${duration(lifetime.seconds)}.`,
      ]
        .filter(Boolean)
        .join(' '),
    fix: ({ skipped }) => [
      skipped
        ? {
            text: 'Only the first ten credentials of a paste are asked about. Give many as a list, one a line.',
            terminal: 'token-check --batch tokens.txt',
          }
        : { text: 'Check it again and let DigitalOcean be asked. That only reads.' },
    ],
  },
};

function lifeOf({ kind, lifetime, expiresAt }: Evidence['token-accepted']): string {
  const until =
    lifetime.type === 'never'
      ? 'This one has no expiry date: it lives until someone deletes it.'
      : expiresAt !== null && lifetime.type === 'seconds' && lifetime.seconds > 0
        ? `This one expires on ${expiresAt.slice(0, 10)}.`
        : 'Its expiry date could not be read.';
  return `${nature[kind] ?? ''} ${until}`.trim();
}

const nature: Partial<Record<Kind, string>> = {
  'personal-access-token':
    'A personal access token is the right thing for your own tools. It cannot be refreshed: when its time is over, make a new one.',
  'oauth-access-token':
    'An OAuth access token acts for the team that granted it. Your application renews it with its refresh token (dor_v1_…), which works once.',
  'legacy-token': 'It has no prefix, so it was issued before March 2022.',
};

function reachOf(scopes: readonly string[] | null): string {
  if (scopes === null) return '';
  const umbrella = (action: string) =>
    scopes.some((scope) => scope === action || scope === `api:${action}`);
  if (umbrella('write')) return 'It may change everything its owner can change.';
  if (umbrella('read')) return 'It may read everything its owner can read.';
  return `It opens what its ${scopes.length === 1 ? 'one scope says' : `${scopes.length} scopes say`}, nothing else.`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
