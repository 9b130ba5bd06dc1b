import type { Answer, Fact } from '../facts.ts';
import { isForbidden } from './answers.ts';
import type { OperationNeeds } from './subject.ts';
import { requestBehind } from './subject.ts';

/**
 * The scopes for the operations that pasted answers refused. Loads the table only if there are any.
 */
export async function neededFor(facts: readonly Fact[]): Promise<readonly OperationNeeds[]> {
  const refused = facts.filter(
    (fact) => fact.type === 'answer' && fact.origin === 'pasted' && isForbidden(fact),
  ) as readonly Answer[];
  if (refused.length === 0) return [];
  const { findOperation } = await import('../scopes/find-operation.ts');
  const found = refused.flatMap((answer) => {
    const { method, path } = requestBehind(answer, facts);
    const operation = method && path ? findOperation(method, path) : null;
    return operation
      ? [{ operation: `${operation.method} ${operation.path}`, needs: operation.needs }]
      : [];
  });
  return [...new Map(found.map((one) => [one.operation, one])).values()];
}
