import { unsettledFailures } from '../answers.ts';
import { failureEvidence, type Rule } from '../case.ts';

export const connectionTimeout: Rule<'connection-timeout'> = (known) => {
  const failure = unsettledFailures(known).find(({ reason }) => reason === 'timeout');
  return failure === undefined
    ? null
    : {
        confidence: failure.origin === 'probed' ? 'certain' : 'likely',
        evidence: failureEvidence(failure),
      };
};
