import type { FailureReason } from '../../facts.ts';
import type { Confidence } from '../../knowledge/kinds.ts';
import { isSettled } from '../answers.ts';
import type { FailureEvidence } from '../evidence.ts';
import { confidenceOf, failuresOf, probedFirst, type Subject } from '../subject.ts';

/**
 * The finding for a request that failed for one of these reasons. Our own failure doesn't matter
 * once the other request decided whether the token works; a pasted one is the user's question.
 */
export function failureFinding(
  subject: Subject,
  fits: (reason: FailureReason) => boolean,
): { confidence: Confidence; evidence: FailureEvidence } | null {
  const settled = isSettled(subject);
  const failure = probedFirst(failuresOf(subject)).find(
    ({ origin, reason }) => fits(reason) && (origin === 'pasted' || !settled),
  );
  if (failure === undefined) return null;
  const { origin, host, service, reason, code, phase, proxy, onlyIPv6 } = failure;
  return {
    confidence: confidenceOf(failure),
    evidence: {
      origin,
      host,
      ...(service !== undefined && service !== 'api' && { service }),
      reason,
      systemCode: code,
      phase,
      proxy,
      onlyIPv6,
    },
  };
}
