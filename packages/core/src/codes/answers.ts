import type { Answer, FailureReason, Origin } from '../facts.ts';
import type { Confidence } from '../knowledge/kinds.ts';
import { accountOf, answersOf, grantOf, probedFirst, type Subject } from './subject.ts';

/** A pasted answer is DigitalOcean's own unless the paste shows another address. */
const isApi = ({ service }: Answer): boolean =>
  service === null || service === 'api' || service === 'control-panel';

/**
 * The documented refusal of a credential: 401 in DigitalOcean's own words. A 401 in any other words
 * may come from a proxy, a portal or another service.
 */
export const isRejection = (answer: Answer): boolean =>
  answer.status === 401 &&
  isApi(answer) &&
  (isRefusalOfToken(answer.knownMessage) || isBareRejection(answer));

const isRefusalOfToken = (knownMessage: Answer['knownMessage']): boolean =>
  knownMessage === 'unable-to-authenticate' ||
  knownMessage === 'expired' ||
  knownMessage === 'revoked';

/** Many clients print the status and the address of the API, and drop the words. */
const isBareRejection = ({ origin, knownMessage, service }: Answer): boolean =>
  origin === 'pasted' && knownMessage === null && service === 'api';

/** The documented refusal of an operation: the credential is known and lacks a permission. */
export const isForbidden = (answer: Answer): boolean =>
  answer.status === 403 && answer.knownMessage === 'not-permitted' && isApi(answer);

/** Whether DigitalOcean refused the credential just now, on either host. */
export const isRefused = (subject: Subject): boolean =>
  answersOf(subject).some((answer) => answer.origin === 'probed' && isRejection(answer));

/** A 5xx, or the words of one in a text that shows no status. */
export const isServerError = ({ status, knownMessage }: Answer): boolean =>
  status === null
    ? knownMessage === 'server-error' || knownMessage === 'service-unavailable'
    : status >= 500 && status < 600;

/** Whether the API named the account just now. */
const isAccountOpen = (subject: Subject): boolean => accountOf(subject)?.origin === 'probed';

/** Whether token/info knows the credential just now, and says that time is left. */
function isGrantAlive(subject: Subject): boolean {
  const grant = grantOf(subject);
  if (grant?.origin !== 'probed') return false;
  return grant.lifetime.type !== 'seconds' || grant.lifetime.seconds > 0;
}

/** Whether DigitalOcean accepted the credential just now: it named the account or the grant. */
export function isAccepted(subject: Subject): boolean {
  return (
    isAccountOpen(subject) ||
    isGrantAlive(subject) ||
    answersOf(subject).some(
      (answer) =>
        answer.origin === 'probed' && answer.endpoint === 'account' && isForbidden(answer),
    )
  );
}

/** Accepted, and no other answer says otherwise. */
export const isUsable = (subject: Subject): boolean =>
  isAccepted(subject) && !hostsDisagree(subject);

/**
 * How sure an acceptance is. A 403 alone is DigitalOcean's word that it knows the token, but not
 * documented for this path.
 */
export const acceptanceConfidence = (subject: Subject): Confidence =>
  isAccountOpen(subject) || isGrantAlive(subject) ? 'certain' : 'likely';

/**
 * How sure the end of a token is, whatever the reason. Refused by the API when we asked: certain. By
 * token/info alone: likely, for the API itself was not heard, and doctl 1.160 was reported to be
 * refused there with a token that the API took. Pasted: likely, for the same words also answer a
 * request that carried no credential at all, and what was sent is not in the paste.
 */
export const endConfidence = (subject: Subject): Confidence =>
  answersOf(subject).some(
    (answer) => answer.origin === 'probed' && answer.endpoint === 'account' && isRejection(answer),
  )
    ? 'certain'
    : 'likely';

/** How sure the reason of an end is: never more than the end itself, nor than who gives the reason. */
export const reasonConfidence = (
  subject: Subject,
  { origin }: { readonly origin: Origin },
): Confidence => (origin === 'probed' ? endConfidence(subject) : 'likely');

/** Whether one host refused the credential while the other one knows it. */
export const hostsDisagree = (subject: Subject): boolean =>
  isAccepted(subject) && isRefused(subject);

/** Something came back, but nothing that can be read as an answer. */
export const isBrokenAnswer = (reason: FailureReason): boolean =>
  reason === 'garbled' || reason === 'too-large' || reason === 'redirected';

/** Whether our own questions settled what the credential is worth. */
export const isSettled = (subject: Subject): boolean => isAccepted(subject) || isRefused(subject);

/**
 * The answers that settle nothing. Our own are of interest only as long as nothing else settled the
 * question; a pasted one is what the user came with.
 */
export function unsettledAnswers(subject: Subject): Answer[] {
  const settled = isSettled(subject);
  return probedFirst(answersOf(subject)).filter(
    (answer) =>
      isApi(answer) &&
      !isRejection(answer) &&
      !isForbidden(answer) &&
      answer.knownMessage !== 'account-locked' &&
      !answer.understood &&
      (answer.origin === 'pasted' || !settled),
  );
}
