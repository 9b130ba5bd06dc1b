import { isUsable } from '../answers.ts';
import type { Rule } from '../case.ts';
import type { OperationNeeds } from '../codes.ts';
import { decideFor, grantedScopes } from '../scopes.ts';

/** Certain where token/info named the scopes; possible where it did not, or where they may do. */
export const requiredScopeMissing: Rule<'required-scope-missing'> = (known) => {
  const { expected } = known;
  if (expected === null || !isUsable(known)) return null;
  const wanted = [
    ...expected.requiredScopes.map((scope) => ({ operation: null, needs: [[scope]] })),
    ...expected.operations,
  ];
  const unmet = wanted
    .map(({ operation, needs }) => ({ operation, needs, ...decideFor(known, needs) }))
    .filter(({ answer }) => answer !== 'yes');
  if (unmet.length === 0) return null;
  const refused = unmet.filter(({ answer }) => answer === 'no');
  const told = refused.length > 0 ? refused : unmet;
  // DigitalOcean's own lists of several scopes are not reliable (OpenAPI, see update-operations.mjs).
  const isListed = refused.every(({ needs }) => needs.every((set) => set.length === 1));
  return {
    confidence: refused.length === 0 ? 'possible' : isListed ? 'certain' : 'likely',
    evidence: {
      granted: grantedScopes(known),
      settled: refused.length > 0,
      missing: fewest(told, grantedScopes(known) ?? []),
      operations: told.flatMap(({ operation }) => operation ?? []),
    },
  };
};

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
