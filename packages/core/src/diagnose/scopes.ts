import { type Decision, decide } from '../scopes/decide.ts';
import { type Case, grantOf } from './case.ts';

/** The scopes that token/info named just now; null where it did not answer. */
export function grantedScopes(known: Case): readonly string[] | null {
  const grant = grantOf(known);
  return grant?.origin === 'probed' ? grant.scopes : null;
}

/** Whether the token has what is needed; `unknown` as well where its scopes are not known. */
export function decideFor(known: Case, needs: readonly (readonly string[])[]): Decision {
  const granted = grantedScopes(known);
  if (granted !== null) return decide(granted, needs);
  const [first] = needs;
  return first === undefined ? decide([], needs) : { answer: 'unknown', missing: first };
}
