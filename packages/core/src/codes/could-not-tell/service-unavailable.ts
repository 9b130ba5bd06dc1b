import { links } from '../../knowledge/links.ts';
import { isServerError, unsettledAnswers } from '../answers.ts';
import { defineCode } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { confidenceOf } from '../subject.ts';

export const serviceUnavailable = defineCode<AnswerEvidence>()({
  code: 'service-unavailable',
  family: 'could-not-tell',
  title: 'DigitalOcean is having problems',
  severity: 'warning',
  rule: (subject) => {
    const answer = unsettledAnswers(subject).find(isServerError);
    if (answer === undefined) return null;
    return {
      // A sentence about an error 500 may be about another program.
      confidence: answer.vague && answer.host === null ? 'possible' : confidenceOf(answer),
      evidence: evidenceOf(answer),
    };
  },
  words: ({ origin, status, vague }) => ({
    ...(status !== null && { title: `DigitalOcean is having problems (${status})` }),
    what: `${origin === 'probed' ? 'DigitalOcean answered' : `The text ${vague ? 'mentions' : 'shows'} the answer`} ${status ?? 'of an internal error'}.`,
    why: `The service, or the network in front of it, couldn’t answer. ${saysNothing}`,
    fix: [{ text: 'Try again in a few minutes. Check for known incidents:', url: links.status }],
  }),
});
