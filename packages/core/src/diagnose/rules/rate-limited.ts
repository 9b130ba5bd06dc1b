import { unsettledAnswers } from '../answers.ts';
import { evidenceOf, type Rule } from '../case.ts';

export const rateLimited: Rule<'rate-limited'> = (known) => {
  const answer = unsettledAnswers(known).find(({ status }) => status === 429);
  if (answer === undefined) return null;
  return {
    confidence: answer.origin === 'probed' ? 'certain' : 'likely',
    evidence: { ...evidenceOf(answer), retryAfter: answer.retryAfter },
  };
};
