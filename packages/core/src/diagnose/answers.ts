import type { Answer, FailureReason, Origin } from '../facts.ts';
import type { Confidence } from '../knowledge/kinds.ts';
import { accountOf, answersOf, type Case, confidenceOf, failuresOf, grantOf } from './case.ts';
import type { FailureEvidence } from './codes.ts';

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
export const isRefused = (known: Case): boolean =>
  answersOf(known).some((answer) => answer.origin === 'probed' && isRejection(answer));

/** A 5xx, or the words of one in a text that shows no status. */
export const isServerError = ({ status, knownMessage }: Answer): boolean =>
  status === null
    ? knownMessage === 'server-error' || knownMessage === 'service-unavailable'
    : status >= 500 && status < 600;

/** Whether the API named the account just now. */
const isAccountOpen = (known: Case): boolean => accountOf(known)?.origin === 'probed';

/** Whether token/info knows the credential just now, and says that time is left. */
function isGrantAlive(known: Case): boolean {
  const grant = grantOf(known);
  if (grant?.origin !== 'probed') return false;
  return grant.lifetime.type !== 'seconds' || grant.lifetime.seconds > 0;
}

/** Whether DigitalOcean accepted the credential just now: it named the account or the grant. */
export function isAccepted(known: Case): boolean {
  return (
    isAccountOpen(known) ||
    isGrantAlive(known) ||
    answersOf(known).some(
      (answer) =>
        answer.origin === 'probed' && answer.endpoint === 'account' && isForbidden(answer),
    )
  );
}

/** Accepted, and no other answer says otherwise. */
export const isUsable = (known: Case): boolean => isAccepted(known) && !endpointsDisagree(known);

/**
 * How sure an acceptance is. A 403 alone is DigitalOcean's word that it knows the token, but not
 * documented for this path.
 */
export const acceptanceConfidence = (known: Case): Confidence =>
  isAccountOpen(known) || isGrantAlive(known) ? 'certain' : 'likely';

/**
 * How sure the end of a token is, whatever the reason. Refused by the API when we asked: certain. By
 * token/info alone: likely, for the API itself was not heard, and doctl 1.160 was reported to be
 * refused there with a token that the API took. Pasted: likely, for the same words also answer a
 * request that carried no credential at all, and what was sent is not in the paste.
 */
export const endConfidence = (known: Case): Confidence =>
  answersOf(known).some(
    (answer) => answer.origin === 'probed' && answer.endpoint === 'account' && isRejection(answer),
  )
    ? 'certain'
    : 'likely';

/** How sure the reason of an end is: never more than the end itself, nor than who gives the reason. */
export const reasonConfidence = (
  known: Case,
  { origin }: { readonly origin: Origin },
): Confidence => (origin === 'probed' ? endConfidence(known) : 'likely');

/** Whether one host refused the credential while the other one knows it. */
export const endpointsDisagree = (known: Case): boolean => isAccepted(known) && isRefused(known);

/** Something came back, but nothing that can be read as an answer. */
export const isBrokenAnswer = (reason: FailureReason): boolean =>
  reason === 'garbled' || reason === 'too-large' || reason === 'redirected';

/** Whether our own questions settled what the credential is worth. */
export const isSettled = (known: Case): boolean => isAccepted(known) || isRefused(known);

/**
 * The answers that settle nothing. Our own are of interest only as long as nothing else settled the
 * question; a pasted one is what the user came with.
 */
export function unsettledAnswers(known: Case): Answer[] {
  const settled = isSettled(known);
  return answersOf(known).filter(
    (answer) =>
      isApi(answer) &&
      !isRejection(answer) &&
      !isForbidden(answer) &&
      answer.knownMessage !== 'account-locked' &&
      !answer.understood &&
      (answer.origin === 'pasted' || !settled),
  );
}

/**
 * The finding for a request that got no answer, of a reason that fits. Of no interest where another
 * of our own questions was settled; a pasted failure is what the user came with.
 */
export function failureFinding(
  known: Case,
  fits: (reason: FailureReason) => boolean,
): { confidence: Confidence; evidence: FailureEvidence } | null {
  const settled = isSettled(known);
  const failure = failuresOf(known).find(
    ({ origin, reason }) => fits(reason) && (origin === 'pasted' || !settled),
  );
  if (failure === undefined) return null;
  const { origin, host, reason, code, phase, proxy, onlyIPv6 } = failure;
  return {
    confidence: confidenceOf(failure),
    evidence: { origin, host, reason, systemCode: code, phase, proxy, onlyIPv6 },
  };
}
