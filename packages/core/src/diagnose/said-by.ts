import type { Answer } from '../facts.ts';
import type { KnownMessage } from '../knowledge/messages.ts';

/**
 * The answer that says this; one to our own question before a pasted one. Null where the hosts give
 * different reasons.
 */
export function saidBy(
  answers: readonly Answer[],
  knownMessage: 'expired' | 'revoked',
): Answer | null {
  const other: KnownMessage = knownMessage === 'expired' ? 'revoked' : 'expired';
  if (answers.some((answer) => answer.knownMessage === other)) return null;
  const found = answers.filter((answer) => answer.knownMessage === knownMessage);
  return found.find(({ origin }) => origin === 'probed') ?? found[0] ?? null;
}
