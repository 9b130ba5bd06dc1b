import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { accountOf, confidenceOf } from '../subject.ts';

export interface Evidence {
  readonly status: string;
}

export const accountWarning = defineCode<Evidence>()({
  code: 'account-warning',
  family: 'server-answer',
  title: 'The account has a warning',
  severity: 'warning',
  rule: (subject) => {
    const seen = accountOf(subject);
    return seen?.account.status === 'warning'
      ? { confidence: confidenceOf(seen), evidence: { status: 'warning' } }
      : null;
  },
  words: () => ({
    what: 'DigitalOcean reports the status “warning” for the account behind this token.',
    why: 'Something needs attention, for example a payment. DigitalOcean may limit the account later.',
    fix: [{ text: 'Check the notices in the control panel:', url: links.billing }],
  }),
});
