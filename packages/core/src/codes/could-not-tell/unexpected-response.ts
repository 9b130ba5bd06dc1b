import type { FailureReason } from '../../facts.ts';
import { accountRequest } from '../../knowledge/links.ts';
import { isBrokenAnswer, isServerError, isSettled, unsettledAnswers } from '../answers.ts';
import { defineCode } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { reasons, saysNothing } from '../failure-reasons.ts';
import { confidenceOf, failuresOf } from '../subject.ts';

export type Evidence = AnswerEvidence & {
  /** Why the answer couldn't be read; null if it was a complete HTTP answer. */
  readonly broken: FailureReason | null;
};

/** An answer that the API doesn't document: of a captive portal, a proxy, a page, a redirect. */
export const unexpectedResponse = defineCode<Evidence>()({
  code: 'unexpected-response',
  family: 'could-not-tell',
  title: 'The answer does not tell what is wrong',
  severity: 'warning',
  supersededBy: ['request-refused'],
  rule: (subject) => {
    const answer = unsettledAnswers(subject).find(
      (one) => one.status !== 429 && one.knownMessage !== 'blocked' && !isServerError(one),
    );
    const broken = isSettled(subject)
      ? undefined
      : failuresOf(subject).find(({ reason }) => isBrokenAnswer(reason));
    if (answer !== undefined && (answer.origin === 'probed' || broken === undefined)) {
      return {
        confidence: answer.origin === 'probed' ? 'certain' : 'possible',
        evidence: { ...evidenceOf(answer), broken: null },
      };
    }
    if (broken === undefined) return null;
    const { origin, host, reason } = broken;
    const nothing = {
      method: null,
      path: null,
      status: null,
      requestId: null,
      tool: null,
      knownMessage: null,
      vague: false,
    };
    return {
      confidence: confidenceOf(broken),
      evidence: { ...nothing, origin, host, broken: reason },
    };
  },
  words: ({ origin, host, status, broken }) => ({
    what:
      broken !== null
        ? `${host ?? 'The server'} gave no answer that could be read: ${reasons[broken]}.`
        : origin === 'probed'
          ? `${host ?? 'The server'} answered ${status}, which is no answer to this question.`
          : `The text shows the answer ${status ?? 'of a server'}, without the words that DigitalOcean’s API uses.`,
    why:
      origin === 'pasted' && (status === 401 || status === 403)
        ? status === 401
          ? 'A bare 401 says that no valid credential arrived: deleted, expired, never valid, or none at all. It may also come from a proxy or another service.'
          : 'A bare 403 says that something was refused: a scope is missing, or a filter stopped the request.'
        : `A proxy, a login page of the network, a filter or another service may have answered instead. ${saysNothing}`,
    fix: [
      {
        text: 'Look at the whole answer; DigitalOcean’s is JSON with “id” and “message”:',
        command: `${accountRequest.replace('curl ', 'curl -i ')}`,
      },
    ],
  }),
});
