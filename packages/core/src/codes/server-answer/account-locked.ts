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
    return refusal === undefined ? null : { confidence: 'likely', evidence: { status: 'locked' } };
  },
  words: () => ({
    what: 'By DigitalOcean’s answer, the account behind the token is locked or has an open bill.',
    why: 'Most often a bill is open, or DigitalOcean wants to verify something. Until then the API may refuse what creates or changes things.',
    fix: [
      { text: 'Look at the notices in the control panel, first at billing:', url: links.billing },
    ],
  }),
});
