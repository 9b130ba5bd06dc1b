import { isServerError, unsettledAnswers } from '../answers.ts';
import { evidenceOf, type Rule } from '../case.ts';

/** An answer, but none that the API documents: a portal, a proxy, a page, a redirect. */
export const unexpectedResponse: Rule<'unexpected-response'> = (known) => {
  const answer = unsettledAnswers(known).find(
    (answer) => answer.status !== 429 && !isServerError(answer),
  );
  if (answer === undefined) return null;
  return {
    confidence: answer.origin === 'probed' ? 'certain' : 'likely',
    evidence: evidenceOf(answer),
  };
};
