import { links } from '../../knowledge/links.ts';
import { isUsable } from '../answers.ts';
import { defineCode } from '../define.ts';
import { decideFor, grantedScopes } from '../scopes.ts';
import { type OperationNeeds, probedAccountOf, type Subject } from '../subject.ts';
import { checkAgain, scopesUnread } from './shared.ts';

export interface Evidence {
  readonly granted: readonly string[] | null;
  readonly missing: readonly string[];
  /** False if it is unknown whether the token has them. */
  readonly settled: boolean;
  /** The expected operations that the token may not perform. */
  readonly operations: readonly string[];
}

/**
 * Possible if the scopes are unknown, or if no documentation says what an umbrella scope covers.
 */
export const requiredScopeMissing = defineCode<Evidence>()({
  code: 'required-scope-missing',
  family: 'expectation',
  title: 'The token lacks a required scope',
  severity: 'error',
  rule: (subject) => {
    const { expected } = subject;
    if (expected === null || !isUsable(subject)) return null;
    const wanted = [
      ...[...expected.requiredScopes, ...(expected.predecessor?.requiredScopes ?? [])].map(
        (scope) => ({ operation: null, needs: [[scope]] }),
      ),
      ...expected.operations,
      ...ownerNeeds(subject).map((scope) => ({ operation: null, needs: [[scope]] })),
    ];
    const unmet = wanted
      .map(({ operation, needs }) => ({ operation, needs, answer: decideFor(subject, needs) }))
      .filter(({ answer }) => answer !== 'yes');
    if (unmet.length === 0) return null;
    const refused = unmet.filter(({ answer }) => answer === 'no');
    const reported = refused.length > 0 ? refused : unmet;
    // Lists of several scopes in the API description aren't reliable (see update-operations.mjs).
    const isSingle = refused.every(({ needs }) => needs.every((set) => set.length === 1));
    return {
      confidence: refused.length === 0 ? 'possible' : isSingle ? 'certain' : 'likely',
      evidence: {
        granted: grantedScopes(subject),
        settled: refused.length > 0,
        missing: fewest(reported, grantedScopes(subject) ?? []),
        operations: reported.flatMap(({ operation }) => operation ?? []),
      },
    };
  },
  words: (evidence, { unread }) => {
    const { granted, missing, settled } = evidence;
    const [only, ...others] = missing;
    return {
      ...(granted === null && { title: 'The token’s scopes couldn’t be read' }),
      ...(settled &&
        only !== undefined &&
        others.length === 0 &&
        only.length < 32 && { title: `The token lacks the required scope ${only}` }),
      what: whatFor(evidence, unread['token-info']),
      why: 'A token can do only what its scopes allow.',
      fix: [
        settled
          ? {
              text: `Create a new token that also has ${missing.join(', ')}. A token’s scopes can’t be edited:`,
              url: links.tokens,
            }
          : granted === null
            ? checkAgain
            : { text: 'Try the operation itself on a test resource.' },
      ],
    };
  },
});

/**
 * The scope that shows the owner, if the job expects one and DigitalOcean didn't return it. Only
 * where the scopes are known: the request may have failed for another reason.
 */
export function ownerNeeds(subject: Subject): readonly string[] {
  const { account, team } = subject.expected ?? {};
  if ((account ?? team ?? null) === null || probedAccountOf(subject) !== null) return [];
  const isLacking = decideFor(subject, [['account:read']]) === 'no';
  return isLacking ? ['account:read'] : [];
}

/**
 * The fewest scopes that satisfy all needs: a scope for one operation may be enough for the next.
 */
function fewest(
  unmet: readonly Pick<OperationNeeds, 'needs'>[],
  granted: readonly string[],
): readonly string[] {
  const chosen = new Set<string>();
  const lacking = (set: readonly string[]) =>
    set.filter((scope) => !granted.includes(scope) && !chosen.has(scope));
  for (const { needs } of [...unmet].sort((a, b) => a.needs.length - b.needs.length)) {
    const [best = []] = needs.map(lacking).sort((a, b) => a.length - b.length);
    for (const scope of best) chosen.add(scope);
  }
  return [...chosen];
}

function whatFor(
  { granted, missing, operations, settled }: Evidence,
  unread: string | null,
): string {
  const scopes = `${missing.join(', ')}${operations.length > 0 ? ` for ${operations.join(', ')}` : ''}`;
  if (granted === null) return `It must have ${scopes}. ${scopesUnread(unread)}`;
  const has = `It has ${granted.join(', ') || 'none'}`;
  return settled
    ? `It lacks ${scopes}. ${has}.`
    : `It must have ${scopes}. ${has}; DigitalOcean doesn’t document whether that includes it.`;
}
