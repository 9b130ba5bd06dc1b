import { unsettledAnswers } from '../answers.ts';
import { defineCode } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';

export const blockedByIntermediary = defineCode<AnswerEvidence>()({
  code: 'blocked-by-intermediary',
  family: 'could-not-tell',
  title: 'Something in front of DigitalOcean stopped the request',
  severity: 'warning',
  rule: (subject) => {
    const answer = unsettledAnswers(subject).find(({ knownMessage }) => knownMessage === 'blocked');
    return answer === undefined ? null : { confidence: 'likely', evidence: evidenceOf(answer) };
  },
  words: ({ origin, status }) => ({
    what: `${origin === 'probed' ? 'A page came back' : 'The text shows a page'} in the place of an answer${status === null ? '' : ` (${status})`}, of Cloudflare or another filter.`,
    why: `The address of this machine is blocked or has to pass a check. The API never saw the token. ${saysNothing}`,
    fix: [
      {
        text: 'Try from another network. Addresses of hosting providers and VPNs are stopped most often.',
      },
      { text: 'If it must be this one, ask DigitalOcean’s support, with the Ray ID of the page.' },
    ],
  }),
});
