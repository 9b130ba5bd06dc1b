import type { Answer, Origin } from '../../facts.ts';
import type { Kind } from '../../knowledge/kinds.ts';
import type { KnownMessage } from '../../knowledge/messages.ts';

/** Why the token no longer works, and where that is stated. */
export type ReasonEvidence = {
  /** `token-info`, `answer`: DigitalOcean states it. `paste`: dates or a notice in the text do. */
  readonly basis: 'token-info' | 'answer' | 'paste';
  readonly origin: Origin;
  readonly kind: Kind | null;
  /** DigitalOcean rejected the token in answer to our own request. */
  readonly rejected: boolean;
};

/**
 * The answer with this message, our own before a pasted one. Null if the answers give different
 * reasons.
 */
export function answerReporting(
  answers: readonly Answer[],
  knownMessage: 'expired' | 'revoked',
): Answer | null {
  const other: KnownMessage = knownMessage === 'expired' ? 'revoked' : 'expired';
  if (answers.some((answer) => answer.knownMessage === other)) return null;
  const found = answers.filter((answer) => answer.knownMessage === knownMessage);
  return found.find(({ origin }) => origin === 'probed') ?? found[0] ?? null;
}
