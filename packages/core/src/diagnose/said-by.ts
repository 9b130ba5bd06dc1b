import type { Answer } from '../facts.ts';
import type { Wording } from '../wordings.ts';

/**
 * The answer that says this; one to our own question before a pasted one. Null where the hosts give
 * different reasons.
 */
export function saidBy(answers: readonly Answer[], wording: 'expired' | 'revoked'): Answer | null {
  const other: Wording = wording === 'expired' ? 'revoked' : 'expired';
  if (answers.some((answer) => answer.wording === other)) return null;
  const found = answers.filter((answer) => answer.wording === wording);
  return found.find(({ origin }) => origin === 'probed') ?? found[0] ?? null;
}
