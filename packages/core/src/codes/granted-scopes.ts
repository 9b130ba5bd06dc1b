import { type Decision, decide } from '../scopes/decide.ts';
import { probedGrantOf, type Subject } from './subject.ts';

/** The scopes from our own request to token/info; null if it didn't return them. */
export function grantedScopes(subject: Subject): readonly string[] | null {
  return probedGrantOf(subject)?.scopes ?? null;
}

/** Whether the token has the scopes that are needed; also `unknown` if its scopes are. */
export function decideFor(subject: Subject, needs: readonly (readonly string[])[]): Decision {
  const granted = grantedScopes(subject);
  if (granted !== null) return decide(granted, needs);
  const [first] = needs;
  return first === undefined ? decide([], needs) : { answer: 'unknown', missing: first };
}
