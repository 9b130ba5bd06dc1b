import { accountOf, confidenceOf, type Rule } from '../case.ts';

export const accountLocked: Rule<'account-locked'> = (known) => {
  const seen = accountOf(known);
  return seen?.account.status === 'locked'
    ? { confidence: confidenceOf(seen), evidence: { status: 'locked' } }
    : null;
};
