import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { accountOf, answersOf, confidenceOf } from '../subject.ts';

export interface Evidence {
  readonly status: string;
}

/**
 * The status of the account; or a refusal about it, whose wording varies, so it is never certain.
 */
export const accountLocked = defineCode<Evidence>()({
  code: 'account-locked',
  family: 'server-answer',
  title: 'The account is locked',
  severity: 'error',
  rule: (subject) => {
    const seen = accountOf(subject);
    if (seen?.account.status === 'locked') {
      return { confidence: confidenceOf(seen), evidence: { status: 'locked' } };
    }
    const refusal = answersOf(subject).find(
      ({ knownMessage, status, service }) =>
        knownMessage === 'account-locked' &&
        (status === 402 || status === 403) &&
        (service === 'api' || service === null),
    );
    return refusal === undefined
      ? null
      : { confidence: refusal.vague ? 'possible' : 'likely', evidence: { status: 'locked' } };
  },
  words: () => ({
    what: 'DigitalOcean says that the account behind this token is locked.',
    why: 'This is often a billing issue, or DigitalOcean wants to verify something. The token itself is fine; a new one won’t help.',
    fix: [
      { text: 'Check the billing page for an open invoice or a notice:', url: links.billing },
      { text: 'Contact DigitalOcean support if nothing is due.' },
    ],
  }),
});
