import type { Answer, Fact } from '../facts.ts';
import { type Decision, decide, decideEach } from '../scopes/decide.ts';
import { isForbidden } from './answers.ts';
import { type OperationNeeds, probedGrantOf, requestBehind, type Subject } from './subject.ts';

/** The scopes from our own request to token/info; null if it didn't return them. */
export function grantedScopes(subject: Subject): readonly string[] | null {
  return probedGrantOf(subject)?.scopes ?? null;
}

/** Whether the token has the scopes that are needed; also `unknown` if its scopes are. */
export function decideFor(
  subject: Subject,
  needs: readonly (readonly string[])[],
): Decision['answer'] {
  if (needs.length === 0) return 'yes';
  const granted = grantedScopes(subject);
  return granted === null ? 'unknown' : decide(granted, needs).answer;
}

/** Whether a grant has a forbidden scope, or any scope of a pattern such as `*:delete`. */
export const decideForbidden = (
  granted: readonly string[] | null,
  scope: string,
): Decision['answer'] => (granted === null ? 'unknown' : decideEach(granted, scope));

/**
 * The scopes for the operations that pasted answers refused. Loads the table only if there are any.
 */
export async function neededFor(facts: readonly Fact[]): Promise<readonly OperationNeeds[]> {
  const refused = facts.filter(
    (fact) => fact.type === 'answer' && fact.origin === 'pasted' && isForbidden(fact),
  ) as readonly Answer[];
  if (refused.length === 0) return [];
  const [{ findOperation }, { prerequisitesOf }, { operationName }] = await Promise.all([
    import('../scopes/find-operation.ts'),
    import('../scopes/prerequisites.ts'),
    import('../scopes/table.ts'),
  ]);
  const found = refused.flatMap((answer) => {
    const { method, path } = requestBehind(answer, facts);
    const operation = method && path ? findOperation(method, path) : null;
    if (operation === null) return [];
    const { needs } = operation;
    const along = [...new Set((needs[0] ?? []).flatMap(prerequisitesOf))];
    return [
      {
        operation: operationName(operation),
        needs,
        ...(along.length > 0 && { along }),
      },
    ];
  });
  return [...new Map(found.map((one) => [one.operation, one])).values()];
}
