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
  words: ({ origin, retryAfter, resetAt, vague }, context) => ({
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
  }),
});

/** How a program of the text asks less often. Each one asks again after a crash. */
const fewer: Readonly<Record<string, FixStep>> = {
  // https://kubernetes-sigs.github.io/external-dns/latest/docs/flags/
  'external-dns': {
    text: 'Let external-dns ask less, and stop a crash loop meanwhile. Larger pages, a longer interval and fewer domains:',
    command: '--digitalocean-api-page-size=200 --interval=10m --domain-filter=<domain>',
  },
  // https://developer.hashicorp.com/terraform/cli/commands/apply
  Terraform: {
    text: 'Let Terraform send fewer requests at a time, and refresh less:',
    command: 'terraform apply -parallelism=2',
  },
  octoDNS: { text: 'Run octodns-sync less often, or for one zone at a time.' },
};

function lasting({ program }: Context): readonly FixStep[] {
  const own = fewer[program ?? ''];
  return own === undefined
    ? [{ text: 'Give each program its own token if this happens again:', url: links.tokens }]
    : [own, { text: 'Give each program its own token if several share one:', url: links.tokens }];
}
