import { links } from '../../knowledge/links.ts';
import { duration } from '../../text/time.ts';
import { unsettledAnswers } from '../answers.ts';
import type { Context } from '../context.ts';
import { defineCode, type FixStep } from '../define.ts';
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
  title: 'Too many requests',
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
  words: ({ origin, retryAfter, resetAt, vague }, context) => {
    const { limit } = context.names;
    if (origin === 'pasted' && limit !== undefined) {
      return {
        title: `Only one such request in ${limit} (429)`,
        what: `The text shows the answer 429: DigitalOcean allows this operation on the same resource once in ${limit}.`,
        why: 'This limit belongs to the operation, so another token doesn’t help.',
        fix: [
          { text: `Wait ${limit} and run it again.` },
          { text: `Leave more than ${limit} between two runs, and let only one job do it.` },
        ],
      };
    }
    return {
      title: 'Too many requests: wait and try again (429)',
      what:
        origin === 'probed'
          ? 'DigitalOcean answered 429: too many requests.'
          : `The text ${vague ? 'mentions' : 'shows'} the answer 429: too many requests.`,
      why: `A token can make 250 requests a minute and 5,000 an hour. All programs that share the token share this limit. ${saysNothing}`,
      fix: [
        {
          text:
            retryAfter !== null
              ? `Wait ${duration(retryAfter)} and try again.`
              : resetAt !== null
                ? `Wait until ${resetAt.slice(11, 16)} UTC; the requests of this hour are used up.`
                : 'Wait a minute and try again.',
        },
        ...lasting(context),
      ],
    };
  },
});

/** What helps for good: the program of the text asks less. */
function lasting({ program, library }: Context): readonly FixStep[] {
  const own = library?.fewerRequests[program ?? ''];
  return own === undefined
    ? [{ text: 'Give each program its own token if this happens again:', url: links.tokens }]
    : [own, { text: 'Give each program its own token if several share one:', url: links.tokens }];
}
