import { isAccepted, isRefused, isRejection, reasonConfidence } from '../answers.ts';
import { defineCode } from '../define.ts';
import { replaceToken } from '../steps.ts';
import { answersOf } from '../subject.ts';
import { answerReporting, type ReasonEvidence } from './shared.ts';

/** Needs an answer of DigitalOcean's, or a notice in the text, that says so. */
export const tokenRevoked = defineCode<ReasonEvidence>()({
  code: 'token-revoked',
  family: 'server-answer',
  title: 'The token was revoked',
  severity: 'error',
  supersededBy: ['token-expired'],
  rule: (subject) => {
    if (isAccepted(subject)) return null;
    const common = {
      kind: subject.credential?.kind ?? null,
      rejected: isRefused(subject),
    };
    const answer = answerReporting(answersOf(subject).filter(isRejection), 'revoked');
    if (answer !== null) {
      const evidence = { basis: 'answer', origin: answer.origin, ...common } as const;
      return { confidence: reasonConfidence(subject, answer), evidence };
    }
    return subject.facts.some(({ type }) => type === 'revocation')
      ? { confidence: 'likely', evidence: { basis: 'paste', origin: 'pasted', ...common } }
      : null;
  },
  words: ({ basis, origin, rejected }, context) => ({
    what: [
      basis === 'paste'
        ? 'The text says that the token was revoked.'
        : origin === 'probed'
          ? 'DigitalOcean answered just now that the token was revoked.'
          : 'The text shows the answer that the token was revoked.',
      basis === 'paste' && rejected && 'DigitalOcean rejected it just now.',
    ]
      .filter(Boolean)
      .join(' '),
    why: 'Someone deleted it, or it was found in a public repository. DigitalOcean revokes such tokens and sends an email.',
    fix: [
      replaceToken(context),
      {
        text: 'Check whether it leaked: look for DigitalOcean’s email and for unknown activity in the account.',
      },
    ],
  }),
});
