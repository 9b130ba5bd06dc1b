import { links } from '../../knowledge/links.ts';
import { isUsable } from '../answers.ts';
import { defineCode } from '../define.ts';
import { decideFor, grantedScopes } from '../granted-scopes.ts';
import type { OperationNeeds } from '../subject.ts';
import { checkAgain, scopesUnread } from './shared.ts';

export interface Evidence {
  readonly granted: readonly string[] | null;
  readonly missing: readonly string[];
  /** False where nobody could say whether it has them. */
  readonly settled: boolean;
  /** Operations that were asked for and that the token may not do. */
  readonly operations: readonly string[];
}

/** Certain where token/info named the scopes; possible where it did not, or where they may do. */
export const requiredScopeMissing = defineCode<Evidence>()({
  code: 'required-scope-missing',
  family: 'expectation',
  title: 'The token lacks a scope that it must have',
  severity: 'error',
  rule: (subject) => {
    const { expected } = subject;
    if (expected === null || !isUsable(subject)) return null;
    const wanted = [
      ...expected.requiredScopes.map((scope) => ({ operation: null, needs: [[scope]] })),
      ...expected.operations,
    ];
    const unmet = wanted
      .map(({ operation, needs }) => ({ operation, needs, ...decideFor(subject, needs) }))
      .filter(({ answer }) => answer !== 'yes');
    if (unmet.length === 0) return null;
    const refused = unmet.filter(({ answer }) => answer === 'no');
    const told = refused.length > 0 ? refused : unmet;
    // DigitalOcean's own lists of several scopes are not reliable (OpenAPI, see update-operations.mjs).
    const isListed = refused.every(({ needs }) => needs.every((set) => set.length === 1));
    return {
      confidence: refused.length === 0 ? 'possible' : isListed ? 'certain' : 'likely',
      evidence: {
        granted: grantedScopes(subject),
        settled: refused.length > 0,
        missing: fewest(told, grantedScopes(subject) ?? []),
        operations: told.flatMap(({ operation }) => operation ?? []),
      },
    };
  },
  words: (evidence) => {
    const { granted, missing, settled } = evidence;
    return {
      what: whatFor(evidence),
      why: 'A token does what its scopes say and nothing else.',
      fix: [
        settled
          ? {
              text: `Scopes of a token cannot be changed. Make a new one that has ${missing.join(', ')} too:`,
              url: links.tokens,
            }
          : granted === null
            ? checkAgain
            : { text: 'Try the operation itself, on something that does not matter.' },
      ],
    };
  },
});

/** The fewest scopes that do for all: what one operation needs anyway may do for the next one, too. */
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

function whatFor({ granted, missing, operations, settled }: Evidence): string {
  const scopes = `${missing.join(', ')}${operations.length > 0 ? ` for ${operations.join(', ')}` : ''}`;
  if (granted === null) return `It must have ${scopes}. ${scopesUnread}`;
  const held = `It has ${granted.join(', ') || 'none'}`;
  return settled
    ? `It lacks ${scopes}. ${held}.`
    : `It must have ${scopes}. ${held}; whether that includes it is not documented.`;
}
