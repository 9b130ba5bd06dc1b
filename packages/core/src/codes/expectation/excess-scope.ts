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
  title: 'The token has a scope that it must not have',
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
      why: 'Anyone who gets the token can do everything that its scopes allow.',
      fix: [
        granted === null
          ? checkAgain
          : { text: 'Create a token with fewer scopes, then delete this one:', url: links.tokens },
      ],
    };
  },
});

function whatFor({ granted, excess, settled }: Evidence): string {
  const unwanted = `It must not have ${excess.join(', ')}.`;
  if (granted === null) return `${unwanted} ${scopesUnread}`;
  const scopes = `It has ${granted.join(', ')}`;
  return `${unwanted} ${scopes}${settled ? '' : '; DigitalOcean doesn’t document whether that includes it'}.`;
}
