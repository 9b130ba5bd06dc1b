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
  title: 'The token has full access',
  severity: 'info',
  rule: (subject) => {
    const scopes = grantedScopes(subject);
    // token/info also returns the scopes of an expired token.
    if (scopes === null || !isAccepted(subject)) return null;
    if (decide(scopes, [['api:read', 'api:write']]).answer !== 'yes') return null;
    return { confidence: 'certain', evidence: { scopes } };
  },
  words: () => ({
    what: 'It has full read and write access.',
    why: `Anyone who gets this token can read everything and delete ${destructible.join(', ')} and more. Most jobs need far less.`,
    fix: [
      {
        text: 'Look up which scopes your job needs, for example external-dns:',
        terminal: 'token-check scopes external-dns',
      },
      { text: 'Create a token with only those scopes, then delete this one:', url: links.tokens },
    ],
  }),
});
