import type { Answer, Origin } from '../../facts.ts';
import type { Kind } from '../../knowledge/kinds.ts';
import type { KnownMessage } from '../../knowledge/messages.ts';
import { dayLength, endOfDay } from '../../text/time.ts';
import { isRefused } from '../answers.ts';
import { type AcceptedBefore, answersOf, type Subject } from '../subject.ts';

/** Why the token no longer works, and where that is stated. */
export type ReasonEvidence = {
  /**
   * `token-info`, `answer`: DigitalOcean states it. `paste`: dates or a notice in the text do.
   * `passport`: it follows from what an earlier run recorded.
   */
  readonly basis: 'token-info' | 'answer' | 'paste' | 'passport';
  readonly origin: Origin;
  readonly kind: Kind | null;
  /** DigitalOcean rejected the token in answer to our own request. */
  readonly rejected: boolean;
};

/** Evidence: what an earlier run recorded about a value that DigitalOcean rejects now. */
export interface PassportEvidence extends AcceptedBefore {
  /** Whole days until its expiry; null if it never expires, or if that is over or unknown. */
  readonly daysLeft: number | null;
}

/**
 * Why DigitalOcean rejects a value that it accepted earlier, if that follows from the record. The
 * record has days, so nothing follows on the day of the expiry. Nothing follows for a value that
 * another one replaced either: to delete such a token is right. Null if DigitalOcean says why.
 */
export function endByPassport(
  subject: Subject,
): { readonly end: 'expired' | 'revoked'; readonly passport: PassportEvidence } | null {
  const { own = null, laterValue = null } = subject.passport ?? {};
  const isStated = answersOf(subject).some(
    ({ origin, knownMessage }) =>
      origin === 'probed' && (knownMessage === 'expired' || knownMessage === 'revoked'),
  );
  if (own === null || own.expiresAt === undefined || isStated || !isRefused(subject)) return null;
  if (own.expiresAt !== null && endOfDay(own.expiresAt) <= subject.now) {
    return { end: 'expired', passport: { ...own, daysLeft: null } };
  }
  if (laterValue !== null) return null;
  if (own.expiresAt === null) return { end: 'revoked', passport: { ...own, daysLeft: null } };
  const left = Date.parse(own.expiresAt) - subject.now;
  return left <= 0
    ? null
    : { end: 'revoked', passport: { ...own, daysLeft: Math.floor(left / dayLength) } };
}

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
