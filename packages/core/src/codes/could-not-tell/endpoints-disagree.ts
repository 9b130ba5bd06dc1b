import { links } from '../../knowledge/links.ts';
import { hostsDisagree } from '../answers.ts';
import { defineCode } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { answersOf } from '../subject.ts';

export interface Evidence {
  readonly answers: readonly AnswerEvidence[];
}

export const endpointsDisagree = defineCode<Evidence>()({
  code: 'endpoints-disagree',
  family: 'could-not-tell',
  title: 'Two DigitalOcean hosts disagree about the token',
  severity: 'warning',
  rule: (subject) => {
    if (!hostsDisagree(subject)) return null;
    const answers = answersOf(subject).filter(({ origin }) => origin === 'probed');
    return { confidence: 'certain', evidence: { answers: answers.map(evidenceOf) } };
  },
  words: ({ answers }) => ({
    what: `${answers.map(({ host, status }) => `${host} answered ${status}`).join(', ')}: one accepts the token, the other rejects it.`,
    why: 'The token may have been created or deleted a moment ago, or one host has a problem.',
    fix: [
      { text: 'Check again in a minute.' },
      {
        text: 'Create a new token if the hosts still disagree, and delete this one:',
        url: links.tokens,
      },
    ],
  }),
});
