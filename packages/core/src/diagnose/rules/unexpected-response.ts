import { isBrokenAnswer, isServerError, isSettled, unsettledAnswers } from '../answers.ts';
import { evidenceOf, failuresOf, type Rule } from '../case.ts';
import { requestRefused } from './request-refused.ts';

/** An answer, but none that the API documents: a portal, a proxy, a page, a redirect. */
export const unexpectedResponse: Rule<'unexpected-response'> = (known) => {
  const answer = unsettledAnswers(known).find(
    (one) => one.status !== 429 && one.knownMessage !== 'blocked' && !isServerError(one),
  );
  if (answer !== undefined && requestRefused(known) === null) {
    return {
      confidence: answer.origin === 'probed' ? 'certain' : 'possible',
      evidence: { ...evidenceOf(answer), broken: null },
    };
  }
  const broken = failuresOf(known).find(({ reason }) => isBrokenAnswer(reason));
  if (broken === undefined || isSettled(known)) return null;
  const { origin, host, reason } = broken;
  const nothing = {
    method: null,
    path: null,
    status: null,
    requestId: null,
    tool: null,
    knownMessage: null,
  };
  return { confidence: 'certain', evidence: { ...nothing, origin, host, broken: reason } };
};
