import { type Decision, decide } from '../scopes/decide.ts';
import { probedGrantOf, type Subject } from './subject.ts';

/** The scopes that token/info named just now; null where it did not answer. */
export function grantedScopes(subject: Subject): readonly string[] | null {
  return probedGrantOf(subject)?.scopes ?? null;
}

/** Whether the token has what is needed; `unknown` as well where its scopes are not subject. */
export function decideFor(subject: Subject, needs: readonly (readonly string[])[]): Decision {
  const granted = grantedScopes(subject);
  if (granted !== null) return decide(granted, needs);
  const [first] = needs;
  return first === undefined ? decide([], needs) : { answer: 'unknown', missing: first };
}
