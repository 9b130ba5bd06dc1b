import { unsettledFailures } from '../answers.ts';
import { failureEvidence, type Rule } from '../case.ts';

export const proxyFailure: Rule<'proxy-failure'> = (known) => {
  const failure = unsettledFailures(known).find(({ reason }) => reason === 'proxy');
  return failure === undefined
    ? null
    : {
        confidence: failure.origin === 'probed' ? 'certain' : 'likely',
        evidence: failureEvidence(failure),
      };
};
