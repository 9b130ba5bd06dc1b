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
  title: 'DigitalOcean’s two hosts contradict each other',
  severity: 'warning',
  rule: (subject) => {
    if (!hostsDisagree(subject)) return null;
    const answers = answersOf(subject).filter(({ origin }) => origin === 'probed');
    return { confidence: 'certain', evidence: { answers: answers.map(evidenceOf) } };
  },
  words: ({ answers }) => ({
    what: `${answers.map(({ host, status }) => `${host} answered ${status}`).join(', ')}: one knows the token, the other refuses it.`,
    why: 'The token may have been made or deleted a moment ago, or one of the hosts has a problem.',
    fix: [
      { text: 'Check again in a minute.' },
      { text: 'If it stays so, make a new token and delete this one:', url: links.tokens },
    ],
  }),
});
