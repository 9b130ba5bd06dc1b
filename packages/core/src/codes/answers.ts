import type { Answer, FailureReason, Origin } from '../facts.ts';
import type { Confidence } from '../knowledge/kinds.ts';
import {
  answersOf,
  probedAccountOf,
  probedFirst,
  probedGrantOf,
  requestOf,
  type Subject,
} from './subject.ts';

/** A pasted answer counts as DigitalOcean's unless the text shows another address. */
const isApi = ({ service }: Answer): boolean =>
  service === null || service === 'api' || service === 'control-panel';

/**
 * The documented rejection of a credential: 401 with one of DigitalOcean's messages. Any other 401
 * may come from a proxy, a captive portal or another service.
 */
export const isRejection = (answer: Answer): boolean =>
  answer.status === 401 &&
  isApi(answer) &&
  (isRefusalOfToken(answer.knownMessage) || isBareRejection(answer));

const isRefusalOfToken = (knownMessage: Answer['knownMessage']): boolean =>
  knownMessage === 'unable-to-authenticate' ||
  knownMessage === 'expired' ||
  knownMessage === 'revoked';

/** Many clients print the status and the address of the API without the message. */
const isBareRejection = ({ origin, knownMessage, service, isPage }: Answer): boolean =>
  origin === 'pasted' && knownMessage === null && service === 'api' && !isPage;

/** The documented refusal of an operation: the credential works but lacks a permission. */
export const isForbidden = (answer: Answer): boolean =>
  answer.status === 403 && answer.knownMessage === 'not-permitted' && isApi(answer);

/** Whether either host rejected the credential in answer to our own request. */
export const isRefused = (subject: Subject): boolean =>
  answersOf(subject).some((answer) => answer.origin === 'probed' && isRejection(answer));

/** A 5xx but 501, which is about the request, or the message of one if the text shows no status. */
export const isServerError = ({ status, knownMessage }: Answer): boolean =>
  status === null
    ? knownMessage === 'server-error' || knownMessage === 'service-unavailable'
    : status >= 500 && status < 600 && status !== 501;

/** Whether the API returned the account in answer to our own request. */
const isAccountRead = (subject: Subject): boolean => probedAccountOf(subject) !== null;

/** Whether token/info returned a grant that hasn't expired in answer to our own request. */
function isGrantActive(subject: Subject): boolean {
  const grant = probedGrantOf(subject);
  if (grant === null) return false;
  return grant.lifetime.type !== 'seconds' || grant.lifetime.seconds > 0;
}

/**
 * Whether either host accepted the credential: it returned the account or the grant, or refused
 * only the operation.
 */
export function isAccepted(subject: Subject): boolean {
  return (
    isAccountRead(subject) ||
    isGrantActive(subject) ||
    answersOf(subject).some(
      (answer) =>
        answer.origin === 'probed' && answer.endpoint === 'account' && isForbidden(answer),
    )
  );
}

/** Accepted by one host and rejected by none. */
export const isUsable = (subject: Subject): boolean =>
  isAccepted(subject) && !hostsDisagree(subject);

/**
 * How certain it is that the credential is accepted. A 403 alone means that DigitalOcean recognises
 * the token, but the API description doesn't list 403 for `GET /v2/account`.
 */
export const acceptanceConfidence = (subject: Subject): Confidence =>
  isAccountRead(subject) || isGrantActive(subject) ? 'certain' : 'likely';

/**
 * How certain it is that the token no longer works, whatever the reason. Certain if the API
 * rejected our own request. Likely if only token/info did: doctl 1.160 was reported to be rejected
 * there with a token that the API accepted. Likely if the answer is pasted: a request without any
 * credential gets the same answer, and the text doesn't show what was sent. Possible if the text
 * doesn't print the answer, or shows that DigitalOcean accepted a token as well.
 */
export function rejectionConfidence(subject: Subject): Confidence {
  const rejections = answersOf(subject).filter(isRejection);
  if (rejections.some(({ origin, endpoint }) => origin === 'probed' && endpoint === 'account')) {
    return 'certain';
  }
  if (rejections.some(({ origin }) => origin === 'probed')) return 'likely';
  if (rejections.length === 0) return 'likely';
  const isDoubtful =
    rejections.every(({ vague }) => vague) || isAcceptedInText(subject) || isAboutAny(subject);
  return isDoubtful ? 'possible' : 'likely';
}

/** Whether the text has several credentials, and no request that shows which one was sent. */
export const isAboutAny = (subject: Subject): boolean =>
  subject.count > 1 && requestOf(subject) === null;

/** Whether the text has an answer that DigitalOcean gives only to a token that works. */
export const isAcceptedInText = ({ facts }: Subject): boolean =>
  facts.some(({ type, origin }) => origin === 'pasted' && type === 'account');

/**
 * Whether the text shows an answer that only an accepted token gets, or that no answer came. People
 * hide their token in what they paste, so there its looks say little.
 */
export const hasOtherCause = (subject: Subject): boolean =>
  subject.facts.some(
    (fact) =>
      fact.origin === 'pasted' &&
      (fact.type === 'failure' || (fact.type === 'answer' && (fact.status !== 401 || fact.isPage))),
  );

/** How certain the reason is: never more than the rejection itself, and never certain if pasted. */
export const reasonConfidence = (
  subject: Subject,
  { origin }: { readonly origin: Origin },
): Confidence => (origin === 'probed' ? rejectionConfidence(subject) : 'likely');

/** Whether one host rejected the credential and the other one accepted it. */
export const hostsDisagree = (subject: Subject): boolean =>
  isAccepted(subject) && isRefused(subject);

/** The server sent something that isn't a readable answer. */
export const isBrokenAnswer = (reason: FailureReason): boolean =>
  reason === 'garbled' || reason === 'too-large' || reason === 'redirected';

/** Whether our own requests decided if the credential works. */
export const isSettled = (subject: Subject): boolean => isAccepted(subject) || isRefused(subject);

/**
 * The answers that don't decide whether the credential works, our own before pasted ones. Our own
 * don't matter once another request decided it; a pasted one is the user's question and always
 * does.
 */
export function unsettledAnswers(subject: Subject): Answer[] {
  const settled = isSettled(subject);
  return probedFirst(answersOf(subject)).filter(
    (answer) =>
      isApi(answer) &&
      (!isRejection(answer) || answer.vague) &&
      !isForbidden(answer) &&
      answer.knownMessage !== 'account-locked' &&
      !answer.understood &&
      (answer.origin === 'pasted' || !settled),
  );
}
