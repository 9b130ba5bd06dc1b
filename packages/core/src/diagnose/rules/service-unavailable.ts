import { isServerError, unsettledAnswers } from '../answers.ts';
import { evidenceOf, type Rule } from '../case.ts';

export const serviceUnavailable: Rule<'service-unavailable'> = (known) => {
  const answer = unsettledAnswers(known).find(isServerError);
  return answer === undefined ? null : { confidence: 'certain', evidence: evidenceOf(answer) };
};
