import { defineCode } from '../define.ts';
import { accountOf, confidenceOf } from '../subject.ts';

export const emailUnverified = defineCode<Record<never, never>>()({
  code: 'email-unverified',
  family: 'server-answer',
  title: 'The account’s email address isn’t verified',
  severity: 'warning',
  rule: (subject) => {
    const seen = accountOf(subject);
    return seen?.account.emailVerified === false
      ? { confidence: confidenceOf(seen), evidence: {} }
      : null;
  },
  words: () => ({
    what: 'DigitalOcean says that the email address of this account isn’t verified.',
    why: 'DigitalOcean may refuse some operations until it is.',
    fix: [
      {
        text: 'Open the link in DigitalOcean’s email, or request a new one in the control panel.',
      },
    ],
  }),
});
