import { defineCode } from '../define.ts';
import { accountOf, confidenceOf } from '../subject.ts';

export const emailUnverified = defineCode<Record<never, never>>()({
  code: 'email-unverified',
  family: 'server-answer',
  title: 'The e-mail address of the account is not verified',
  severity: 'warning',
  rule: (subject) => {
    const seen = accountOf(subject);
    return seen?.account.emailVerified === false
      ? { confidence: confidenceOf(seen), evidence: {} }
      : null;
  },
  words: () => ({
    what: 'DigitalOcean says that the address of the account is not verified.',
    why: 'Some operations may be refused until it is.',
    fix: [
      {
        text: 'Open the link in DigitalOcean’s e-mail, or ask for a new one in the control panel.',
      },
    ],
  }),
});
