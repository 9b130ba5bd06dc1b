import { links } from '../../knowledge/links.ts';
import { decide } from '../../scopes/decide.ts';
import { isUsable } from '../answers.ts';
import { defineCode } from '../define.ts';
import { decideForbidden, grantedScopes } from '../scopes.ts';
import { checkAgain, scopesUnread } from './shared.ts';

export interface Evidence {
  readonly granted: readonly string[] | null;
  readonly excess: readonly string[];
  /** False if it is unknown whether the token has them. */
  readonly settled: boolean;
  /** `warning`: the job doesn't need these scopes. `error`: it must not have them. */
  readonly level: 'error' | 'warning';
  /** The token that it replaces doesn't have them. */
  readonly predecessor?: true;
}

/** Least privilege: a forbidden scope may also be covered by a wider one. */
export const excessScope = defineCode<Evidence>()({
  code: 'excess-scope',
  family: 'expectation',
  title: 'The token has a scope that it must not have',
  severity: ({ level }) => level,
  rule: (subject) => {
    const forbidden = subject.expected?.forbiddenScopes ?? [];
    const allowed = subject.expected?.allowedScopes ?? null;
    const earlier = subject.expected?.predecessor?.allowedScopes ?? null;
    if (!isUsable(subject)) return null;
    const granted = grantedScopes(subject);
    const scopes = granted ?? [];
    const decided = forbidden.map((scope) => ({ scope, answer: decideForbidden(granted, scope) }));
    const excess = (answer: 'yes' | 'unknown') =>
      decided.filter((one) => one.answer === answer).map(({ scope }) => scope);
    const covered = excess('yes');
    const level = 'error';
    if (covered.length > 0) {
      return {
        confidence: 'certain',
        evidence: { granted, excess: covered, settled: true, level },
      };
    }
    const unclear = excess('unknown');
    if (unclear.length > 0) {
      return {
        confidence: 'possible',
        evidence: { granted, excess: unclear, settled: false, level },
      };
    }
    const needless = allowed === null ? [] : scopes.filter((one) => !allowed.includes(one));
    if (needless.length > 0) {
      return {
        confidence: 'certain',
        evidence: { granted, excess: needless, settled: true, level: 'warning' },
      };
    }
    const added =
      earlier === null ? [] : scopes.filter((scope) => decide(earlier, [[scope]]).answer === 'no');
    if (added.length === 0) return null;
    return {
      confidence: 'certain',
      evidence: { granted, excess: added, settled: true, level: 'warning', predecessor: true },
    };
  },
  words: (evidence, { unread }) => {
    const { granted, level, predecessor } = evidence;
    return {
      ...(granted === null && { title: 'The token’s scopes couldn’t be read' }),
      ...(level === 'warning' && {
        title: `The token has scopes that the ${predecessor ? 'old one doesn’t have' : 'job doesn’t need'}`,
      }),
      what: whatFor(evidence, unread['token-info']),
      why: 'Anyone who gets the token can do everything that its scopes allow.',
      fix: [
        granted === null
          ? checkAgain
          : { text: 'Create a token with fewer scopes, then delete this one:', url: links.tokens },
      ],
    };
  },
});

function whatFor(
  { granted, excess, settled, level, predecessor }: Evidence,
  unread: string | null,
): string {
  if (predecessor) return `The old token doesn’t have ${excess.join(', ')}.`;
  if (level === 'warning') return `The job doesn’t need ${excess.join(', ')}.`;
  const unwanted = `It must not have ${excess.join(', ')}.`;
  if (granted === null) return `${unwanted} ${scopesUnread(unread)}`;
  const scopes = `It has ${granted.join(', ')}`;
  return `${unwanted} ${scopes}${settled ? '' : '; DigitalOcean doesn’t document whether that includes it'}.`;
}
