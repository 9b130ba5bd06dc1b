import { unsettledFailures } from '../answers.ts';
import { failureEvidence, type Rule } from '../case.ts';

export const dnsFailure: Rule<'dns-failure'> = (known) => {
  const failure = unsettledFailures(known).find(({ reason }) => reason === 'dns');
  return failure === undefined
    ? null
    : {
        confidence: failure.origin === 'probed' ? 'certain' : 'likely',
        evidence: failureEvidence(failure),
      };
};
