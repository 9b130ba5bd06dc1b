import { accountOf, confidenceOf, type Rule } from '../case.ts';

export const emailUnverified: Rule<'email-unverified'> = (known) => {
  const seen = accountOf(known);
  return seen?.account.emailVerified === false
    ? { confidence: confidenceOf(seen), evidence: {} }
    : null;
};
