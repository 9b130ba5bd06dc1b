import type { Answer, Origin } from '../../facts.ts';
import type { Kind } from '../../knowledge/kinds.ts';
import type { KnownMessage } from '../../knowledge/messages.ts';

/** What somebody knows that a token is over from. */
export type EndEvidence = {
  /** `token-info` and `answer`: DigitalOcean says so. `paste`: dates or words in the paste do. */
  readonly basis: 'token-info' | 'answer' | 'paste';
  readonly origin: Origin;
  readonly kind: Kind | null;
  /** DigitalOcean was asked and refused the token. */
  readonly rejected: boolean;
};

/**
 * The answer that says this; one to our own question before a pasted one. Null where the hosts give
 * different reasons.
 */
export function messageReporting(
  answers: readonly Answer[],
  knownMessage: 'expired' | 'revoked',
): Answer | null {
  const other: KnownMessage = knownMessage === 'expired' ? 'revoked' : 'expired';
  if (answers.some((answer) => answer.knownMessage === other)) return null;
  const found = answers.filter((answer) => answer.knownMessage === knownMessage);
  return found.find(({ origin }) => origin === 'probed') ?? found[0] ?? null;
}
