import { isUsable } from '../answers.ts';
import type { Rule } from '../case.ts';
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
    .map(({ operation, needs }) => ({ operation, ...decideFor(known, needs) }))
    .filter(({ answer }) => answer !== 'yes');
  if (unmet.length === 0) return null;
  const refused = unmet.filter(({ answer }) => answer === 'no');
  const told = refused.length > 0 ? refused : unmet;
  return {
    confidence: refused.length > 0 ? 'certain' : 'possible',
    evidence: {
      granted: grantedScopes(known),
      settled: refused.length > 0,
      missing: [...new Set(told.flatMap(({ missing }) => missing))],
      operations: told.flatMap(({ operation }) => operation ?? []),
    },
  };
};
