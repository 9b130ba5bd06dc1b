import { unsettledFailures } from '../answers.ts';
import { failureEvidence, type Rule } from '../case.ts';

/** What has a code of its own: they say more. */
const special = ['dns', 'tls', 'proxy', 'timeout'];

export const connectionFailed: Rule<'connection-failed'> = (known) => {
  const failure = unsettledFailures(known).find(({ reason }) => !special.includes(reason));
  if (failure === undefined) return null;
  return {
    confidence: failure.origin === 'probed' ? 'certain' : 'likely',
    evidence: failureEvidence(failure),
  };
};
