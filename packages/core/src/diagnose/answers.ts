import type { Answer } from '../facts.ts';
import { accountOf, answersOf, type Case, grantOf } from './case.ts';

/**
 * The documented refusal of a credential: 401 in DigitalOcean's own words. A 401 in any other words
 * may come from a proxy, a portal or another service.
 */
export const isRejection = ({ status, wording }: Answer): boolean =>
  status === 401 && wording === 'unable-to-authenticate';

/** The documented refusal of an operation: the credential is known and lacks a permission. */
export const isForbidden = ({ status, wording }: Answer): boolean =>
  status === 403 && wording === 'not-permitted';

/** A 5xx, or the words of one in a text that shows no status. */
export const isServerError = ({ status, wording }: Answer): boolean =>
  status === null ? wording === 'server-error' || wording === 'service-unavailable' : status >= 500;

/** Whether DigitalOcean accepted the credential just now: it named the account or the grant. */
export function isAccepted(known: Case): boolean {
  return (
    accountOf(known)?.origin === 'probed' ||
    grantOf(known)?.origin === 'probed' ||
    answersOf(known).some((answer) => answer.origin === 'probed' && isForbidden(answer))
  );
}

/** Whether our own questions settled what the credential is worth. */
export function isSettled(known: Case): boolean {
  return (
    isAccepted(known) ||
    answersOf(known).some((answer) => answer.origin === 'probed' && isRejection(answer))
  );
}

/**
 * The answers that settle nothing. Our own are of interest only as long as nothing else settled the
 * question; a pasted one is what the user came with.
 */
export function unsettledAnswers(known: Case): Answer[] {
  const settled = isSettled(known);
  return answersOf(known).filter(
    (answer) =>
      !isRejection(answer) &&
      !isForbidden(answer) &&
      !answer.understood &&
      (answer.origin === 'pasted' || !settled),
  );
}
