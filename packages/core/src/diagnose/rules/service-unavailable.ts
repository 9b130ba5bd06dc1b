import { isServerError, unsettledAnswers } from '../answers.ts';
import { evidenceOf, type Rule } from '../case.ts';

export const serviceUnavailable: Rule<'service-unavailable'> = (known) => {
  const answer = unsettledAnswers(known).find(isServerError);
  if (answer === undefined) return null;
  return {
    confidence: answer.origin === 'probed' ? 'certain' : 'likely',
    evidence: evidenceOf(answer),
  };
};
