import type { GrantSeen } from '../../facts.ts';
import { links } from '../../knowledge/links.ts';
import { isAccepted, isRefused, isRejection, reasonConfidence } from '../answers.ts';
import { defineCode } from '../define.ts';
import { answersOf, grantOf, isAccessToken } from '../subject.ts';
import { answerReporting, type ReasonEvidence } from './shared.ts';

export type Evidence = ReasonEvidence & { readonly expiresAt: string | null };

/** Needs an answer of DigitalOcean's that says so, or unambiguous dates in the text. */
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
    if (!hasExpired || (subject.credential !== null && !isAccessToken(subject))) return null;
    const { origin } = grant;
    const basis = origin === 'probed' ? 'token-info' : 'paste';
    return {
      // 0 seconds could also mean that the token never expires; together with a 401 it is clear.
      confidence: reasonConfidence(subject, grant),
      evidence: { basis, origin, ...common },
    };
  },
  words: ({ basis, expiresAt, rejected, origin, kind }) => ({
    what: [
      basis === 'token-info' && 'DigitalOcean knows the token and says that its time is over.',
      basis === 'answer' &&
        (origin === 'probed'
          ? 'DigitalOcean was asked just now and said that the token expired.'
          : 'The text shows the answer that the token expired.'),
      basis === 'paste' &&
        (expiresAt === null
          ? 'By the text it has no time left.'
          : `By the dates in the text it ended on ${expiresAt.slice(0, 10)}.`),
      basis === 'paste' && rejected && 'DigitalOcean refuses it.',
    ]
      .filter(Boolean)
      .join(' '),
    why:
      kind === 'oauth-access-token'
        ? 'OAuth access tokens live for 30 days in most cases. The refresh token (dor_v1_…) gets a new pair, once.'
        : 'A token with an expiry date stops at that time and disappears from the list in the control panel. It cannot be prolonged.',
    fix: [
      ...(kind === 'oauth-access-token'
        ? [
            {
              text: 'Let the application get a new pair with its refresh token. Keep the new refresh token: the old one is used up.',
              url: links.oauthDocs,
            },
          ]
        : [{ text: 'Make a new token:', url: links.tokens }]),
      { text: 'Replace the old one everywhere it is used.' },
    ],
  }),
});

/** A pasted lifetime counts from an unknown time, so it needs a date or must be 0. */
function isExpired({ origin, expiresAt, lifetime }: GrantSeen, now: number): boolean {
  if (origin === 'probed' || expiresAt === null) {
    return lifetime.type === 'seconds' && lifetime.seconds <= 0;
  }
  return Date.parse(expiresAt) <= now;
}
