import { isUsable } from '../answers.ts';
import type { Rule } from '../case.ts';
import { decideFor, grantedScopes } from '../scopes.ts';

/** Least privilege: what a token must not be able to do, by a scope of that name or a wider one. */
export const excessScope: Rule<'excess-scope'> = (known) => {
  const forbidden = known.expected?.forbiddenScopes ?? [];
  if (forbidden.length === 0 || !isUsable(known)) return null;
  const decided = forbidden.map((scope) => ({ scope, ...decideFor(known, [[scope]]) }));
  const held = decided.filter(({ answer }) => answer === 'yes');
  const unclear = decided.filter(({ answer }) => answer === 'unknown');
  const told = held.length > 0 ? held : unclear;
  if (told.length === 0) return null;
  return {
    confidence: held.length > 0 ? 'certain' : 'possible',
    evidence: {
      granted: grantedScopes(known),
      excess: told.map(({ scope }) => scope),
      settled: held.length > 0,
    },
  };
};
