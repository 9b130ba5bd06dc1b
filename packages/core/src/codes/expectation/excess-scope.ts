import { links } from '../../knowledge/links.ts';
import { isUsable } from '../answers.ts';
import { defineCode } from '../define.ts';
import { decideFor, grantedScopes } from '../scopes.ts';
import { checkAgain, scopesUnread } from './shared.ts';

export interface Evidence {
  readonly granted: readonly string[] | null;
  readonly excess: readonly string[];
  /** False if it is unknown whether the token has them. */
  readonly settled: boolean;
}

/** Least privilege: a forbidden scope may also be covered by a wider one. */
export const excessScope = defineCode<Evidence>()({
  code: 'excess-scope',
  family: 'expectation',
  title: 'The token may do more than it should',
  severity: 'error',
  rule: (subject) => {
    const forbidden = subject.expected?.forbiddenScopes ?? [];
    if (forbidden.length === 0 || !isUsable(subject)) return null;
    const decided = forbidden.map((scope) => ({ scope, ...decideFor(subject, [[scope]]) }));
    const covered = decided.filter(({ answer }) => answer === 'yes');
    const unclear = decided.filter(({ answer }) => answer === 'unknown');
    const reported = covered.length > 0 ? covered : unclear;
    if (reported.length === 0) return null;
    return {
      confidence: covered.length > 0 ? 'certain' : 'possible',
      evidence: {
        granted: grantedScopes(subject),
        excess: reported.map(({ scope }) => scope),
        settled: covered.length > 0,
      },
    };
  },
  words: (evidence) => {
    const { granted } = evidence;
    return {
      what: whatFor(evidence),
      why: 'Whoever gets hold of the token can do all that its scopes allow.',
      fix: [
        granted === null
          ? checkAgain
          : { text: 'Make a new token with fewer scopes, and delete this one:', url: links.tokens },
      ],
    };
  },
});

function whatFor({ granted, excess, settled }: Evidence): string {
  const unwanted = `It must not have ${excess.join(', ')}.`;
  if (granted === null) return `${unwanted} ${scopesUnread}`;
  const held = `It has ${granted.join(', ')}`;
  return `${unwanted} ${held}${settled ? '' : '; whether that includes it is not documented'}.`;
}
