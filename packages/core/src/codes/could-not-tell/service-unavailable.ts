import { links } from '../../knowledge/links.ts';
import { isServerError, unsettledAnswers } from '../answers.ts';
import { defineCode } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { confidenceOf } from '../subject.ts';

export const serviceUnavailable = defineCode<AnswerEvidence>()({
  code: 'service-unavailable',
  family: 'could-not-tell',
  title: 'DigitalOcean has a problem of its own',
  severity: 'warning',
  rule: (subject) => {
    const answer = unsettledAnswers(subject).find(isServerError);
    if (answer === undefined) return null;
    return {
      confidence: confidenceOf(answer),
      evidence: evidenceOf(answer),
    };
  },
  words: ({ origin, status }) => ({
    what: `${origin === 'probed' ? 'DigitalOcean answered' : 'The text shows the answer'} ${status ?? 'of an internal error'}.`,
    why: `The service, or the network in front of it, could not answer. ${saysNothing}`,
    fix: [
      { text: 'Try again in a few minutes. Known incidents are listed here:', url: links.status },
    ],
  }),
});
