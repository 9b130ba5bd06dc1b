import { accountOf, type Rule } from '../case.ts';

export const emailUnverified: Rule<'email-unverified'> = (known) =>
  accountOf(known)?.account.emailVerified === false
    ? { confidence: 'certain', evidence: {} }
    : null;
