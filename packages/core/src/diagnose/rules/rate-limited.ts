import { unsettledAnswers } from '../answers.ts';
import { confidenceOf, evidenceOf, type Rule } from '../case.ts';

export const rateLimited: Rule<'rate-limited'> = (known) => {
  const answer = unsettledAnswers(known).find(({ status }) => status === 429);
  if (answer === undefined) return null;
  const { retryAfter, resetAt } = answer;
  return {
    confidence: confidenceOf(answer),
    evidence: { ...evidenceOf(answer), retryAfter, resetAt },
  };
};
