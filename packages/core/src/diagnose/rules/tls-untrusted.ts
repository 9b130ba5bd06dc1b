import { unsettledFailures } from '../answers.ts';
import { failureEvidence, type Rule } from '../case.ts';

export const tlsUntrusted: Rule<'tls-untrusted'> = (known) => {
  const failure = unsettledFailures(known).find(({ reason }) => reason === 'tls');
  return failure === undefined
    ? null
    : {
        confidence: failure.origin === 'probed' ? 'certain' : 'likely',
        evidence: failureEvidence(failure),
      };
};
