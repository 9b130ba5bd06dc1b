import { links } from '../../knowledge/links.ts';
import { duration } from '../../text/time.ts';
import { unsettledAnswers } from '../answers.ts';
import { defineCode } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { confidenceOf } from '../subject.ts';

export type Evidence = AnswerEvidence & {
  /** In seconds. */
  readonly retryAfter: number | null;
  /** ISO 8601; null if the answer doesn't state it. */
  readonly resetAt: string | null;
};

export const rateLimited = defineCode<Evidence>()({
  code: 'rate-limited',
  family: 'could-not-tell',
  title: 'Too many requests; DigitalOcean asks to wait',
  severity: 'warning',
  rule: (subject) => {
    const answer = unsettledAnswers(subject).find(({ status }) => status === 429);
    if (answer === undefined) return null;
    const { retryAfter, resetAt } = answer;
    return {
      confidence: confidenceOf(answer),
      evidence: { ...evidenceOf(answer), retryAfter, resetAt },
    };
  },
  words: ({ origin, retryAfter, resetAt }) => ({
    what:
      origin === 'probed'
        ? 'DigitalOcean answered 429, too many requests.'
        : 'The text shows the answer 429, too many requests.',
    why: `A token may make 250 requests a minute and 5000 an hour; all programs that share it share the limit. ${saysNothing}`,
    fix: [
      {
        text:
          retryAfter !== null
            ? `Wait ${duration(retryAfter)} and try again.`
            : resetAt !== null
              ? `The hour’s requests are used up. The next one is allowed at ${resetAt.slice(11, 16)} UTC.`
              : 'Wait a minute and try again.',
      },
      { text: 'If it comes back, give each program a token of its own:', url: links.tokens },
    ],
  }),
});
