import { duration } from '../../text/time.ts';
import { isAccepted, isRefused, isRejection, reasonConfidence } from '../answers.ts';
import { defineCode } from '../define.ts';
import { replaceToken } from '../steps.ts';
import { answersOf } from '../subject.ts';
import {
  answerReporting,
  endByPassport,
  type PassportEvidence,
  type ReasonEvidence,
} from './shared.ts';

export type Evidence = ReasonEvidence & { readonly passport?: PassportEvidence };

/** Needs an answer of DigitalOcean's, a notice in the text, or a passport with time left. */
export const tokenRevoked = defineCode<Evidence>()({
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
    if (subject.facts.some(({ type }) => type === 'revocation')) {
      return { confidence: 'likely', evidence: { basis: 'paste', origin: 'pasted', ...common } };
    }
    const recorded = endByPassport(subject);
    if (recorded?.end !== 'revoked') return null;
    const { passport } = recorded;
    return {
      confidence: 'likely',
      evidence: { basis: 'passport', origin: 'probed', ...common, passport },
    };
  },
  words: ({ basis, origin, rejected, passport }, context) => ({
    ...(passport?.daysLeft && {
      title: `The token was revoked with ${duration(passport.daysLeft * 86_400)} left`,
    }),
    what: passport
      ? `DigitalOcean rejected this token just now, ${timeLeftText(passport)}. An earlier run recorded that DigitalOcean accepted it until ${passport.lastAccepted}.`
      : [
          basis === 'paste'
            ? 'The text says that the token was revoked.'
            : origin === 'probed'
              ? 'DigitalOcean answered just now that the token was revoked.'
              : 'The text shows the answer that the token was revoked.',
          basis === 'paste' && rejected && 'DigitalOcean rejected it just now.',
        ]
          .filter(Boolean)
          .join(' '),
    why: passport
      ? 'Someone deleted it, its owner left the team, or DigitalOcean revoked it after a leak.'
      : 'Someone deleted it, or it was found in a public repository. DigitalOcean revokes such tokens and sends an email.',
    fix: [
      replaceToken(context),
      {
        text: 'Check whether it leaked: look for DigitalOcean’s email and for unknown activity in the account.',
      },
    ],
  }),
});

const timeLeftText = ({ expiresAt, daysLeft }: PassportEvidence): string =>
  daysLeft === null
    ? 'although it never expires'
    : `${daysLeft === 0 ? 'a day' : duration(daysLeft * 86_400)} before it expires (${expiresAt})`;
