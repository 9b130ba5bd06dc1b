import { links } from '../../knowledge/links.ts';
import { decide } from '../../scopes/decide.ts';
import { isAccepted } from '../answers.ts';
import { defineCode } from '../define.ts';
import { grantedScopes } from '../scopes.ts';

export interface Evidence {
  readonly scopes: readonly string[];
}

/** The worst losses, as examples. A test compares them with the table of operations. */
const destructible = [
  'Droplets',
  'databases',
  'Kubernetes clusters',
  'volumes',
  'snapshots',
  'domains',
];

export const fullAccess = defineCode<Evidence>()({
  code: 'full-access',
  family: 'fine',
  title: 'The token may do everything',
  severity: 'info',
  rule: (subject) => {
    const scopes = grantedScopes(subject);
    // token/info also returns the scopes of an expired token.
    if (scopes === null || !isAccepted(subject)) return null;
    if (decide(scopes, [['api:read', 'api:write']]).answer !== 'yes') return null;
    return { confidence: 'certain', evidence: { scopes } };
  },
  words: () => ({
    what: `Whoever holds it can do all that its owner can do: read everything, and delete ${destructible.join(', ')} and more.`,
    why: 'Its scopes stand for everything that reads and everything that writes. Most jobs need a small part of that.',
    fix: [
      {
        text: 'Make one with Custom Scopes that has what the job needs and nothing else.',
        terminal: 'token-check scopes external-dns',
      },
      { text: 'Then delete this one:', url: links.tokens },
    ],
  }),
});
