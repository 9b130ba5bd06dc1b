import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { accountOf, confidenceOf } from '../subject.ts';

export interface Evidence {
  readonly status: string;
}

export const accountWarning = defineCode<Evidence>()({
  code: 'account-warning',
  family: 'server-answer',
  title: 'There is a warning on the account',
  severity: 'warning',
  rule: (subject) => {
    const seen = accountOf(subject);
    return seen?.account.status === 'warning'
      ? { confidence: confidenceOf(seen), evidence: { status: 'warning' } }
      : null;
  },
  words: () => ({
    what: 'DigitalOcean shows the status “warning” for the account behind the token.',
    why: 'Something needs attention, for example a payment; the account may be limited later.',
    fix: [{ text: 'Look at the notices in the control panel:', url: links.billing }],
  }),
});
