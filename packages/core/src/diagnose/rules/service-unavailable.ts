import { isServerError, unsettledAnswers } from '../answers.ts';
import { confidenceOf, evidenceOf, type Rule } from '../case.ts';

export const serviceUnavailable: Rule<'service-unavailable'> = (known) => {
  const answer = unsettledAnswers(known).find(isServerError);
  if (answer === undefined) return null;
  return {
    confidence: confidenceOf(answer),
    evidence: evidenceOf(answer),
  };
};
