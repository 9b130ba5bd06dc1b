import { accountOf, confidenceOf, type Rule } from '../case.ts';

export const accountWarning: Rule<'account-warning'> = (known) => {
  const seen = accountOf(known);
  return seen?.account.status === 'warning'
    ? { confidence: confidenceOf(seen), evidence: { status: 'warning' } }
    : null;
};
