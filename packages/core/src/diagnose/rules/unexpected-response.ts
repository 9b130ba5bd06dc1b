import { isServerError, unsettledAnswers } from '../answers.ts';
import { evidenceOf, type Rule } from '../case.ts';
import { requestRefused } from './request-refused.ts';

/** An answer, but none that the API documents: a portal, a proxy, a page, a redirect. */
export const unexpectedResponse: Rule<'unexpected-response'> = (known) => {
  const answer = unsettledAnswers(known).find(
    (one) => one.status !== 429 && one.wording !== 'blocked' && !isServerError(one),
  );
  if (answer === undefined || requestRefused(known) !== null) return null;
  return {
    confidence: answer.origin === 'probed' ? 'certain' : 'possible',
    evidence: evidenceOf(answer),
  };
};
