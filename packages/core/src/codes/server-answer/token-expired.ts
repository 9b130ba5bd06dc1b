import type { GrantSeen } from '../../facts.ts';
import { links } from '../../knowledge/links.ts';
import { isAccepted, isRefused, isRejection, reasonConfidence } from '../answers.ts';
import { defineCode } from '../define.ts';
import { replaceToken } from '../steps.ts';
import { answersOf, grantOf, isAccessToken } from '../subject.ts';
import {
  answerReporting,
  endByPassport,
  type PassportEvidence,
  type ReasonEvidence,
} from './shared.ts';

export type Evidence = ReasonEvidence & {
  readonly expiresAt: string | null;
  readonly passport?: PassportEvidence;
};

/** Needs an answer of DigitalOcean's that says so, unambiguous dates in the text, or a passport. */
export const tokenExpired = defineCode<Evidence>()({
  code: 'token-expired',
  family: 'server-answer',
  title: 'The token has expired',
  severity: 'error',
  rule: (subject) => {
    if (isAccepted(subject)) return null;
    const grant = grantOf(subject);
    const hasExpired = grant !== null && isExpired(grant, subject.now);
    const common = {
      kind: subject.credential?.kind ?? null,
      rejected: isRefused(subject),
      expiresAt: hasExpired ? grant.expiresAt : null,
    };
    const answer = answerReporting(answersOf(subject).filter(isRejection), 'expired');
    if (answer !== null) {
      const evidence = { basis: 'answer', origin: answer.origin, ...common } as const;
      return { confidence: reasonConfidence(subject, answer), evidence };
    }
    const recorded = endByPassport(subject);
    if (!hasExpired && recorded?.end === 'expired') {
      const { passport } = recorded;
      const expiresAt = passport.expiresAt ?? null;
      return {
        confidence: 'likely',
        evidence: { basis: 'passport', origin: 'probed', ...common, expiresAt, passport },
      };
    }
    if (!hasExpired || (subject.credential !== null && !isAccessToken(subject))) return null;
    const { origin } = grant;
    const basis = origin === 'probed' ? 'token-info' : 'paste';
    return {
      // 0 seconds could also mean that the token never expires; together with a 401 it is clear.
      confidence: reasonConfidence(subject, grant),
      evidence: { basis, origin, ...common },
    };
  },
  words: ({ basis, expiresAt, rejected, origin, kind, passport }, context) => {
    const isOAuth = kind === 'oauth-access-token';
    return {
      what: [
        basis === 'token-info' && 'DigitalOcean says that this token has expired.',
        basis === 'answer' &&
          (origin === 'probed'
            ? 'DigitalOcean answered just now that this token has expired.'
            : 'The text shows the answer that the token expired.'),
        basis === 'paste' &&
          (expiresAt === null
            ? 'According to the text, the token has no time left.'
            : `According to the dates in the text, it expired on ${expiresAt.slice(0, 10)}.`),
        basis === 'paste' && rejected && 'DigitalOcean rejected it just now.',
        basis === 'passport' &&
          `DigitalOcean rejected this token just now. An earlier run recorded that DigitalOcean accepted it until ${passport?.lastAccepted} and that it expires on ${expiresAt}.`,
      ]
        .filter(Boolean)
        .join(' '),
      why: isOAuth
        ? 'Most OAuth access tokens last 30 days. The refresh token (dor_v1_…) gets a new pair, once.'
        : 'An expired token disappears from the list in the control panel. It can’t be extended or refreshed.',
      fix: isOAuth
        ? [
            {
              text: 'Get a new pair with the refresh token, and store the new refresh token too:',
              url: links.oauthDocs,
            },
            { text: 'Sign in again if the refresh token was lost or already used.' },
          ]
        : [replaceToken(context)],
    };
  },
});

/** A pasted lifetime counts from an unknown time, so it needs a date or must be 0. */
function isExpired({ origin, expiresAt, lifetime }: GrantSeen, now: number): boolean {
  if (origin === 'probed' || expiresAt === null) {
    return lifetime.type === 'seconds' && lifetime.seconds <= 0;
  }
  return Date.parse(expiresAt) <= now;
}
