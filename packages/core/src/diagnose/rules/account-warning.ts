import { accountOf, type Rule } from '../case.ts';

export const accountWarning: Rule<'account-warning'> = (known) =>
  accountOf(known)?.account.status === 'warning'
    ? { confidence: 'certain', evidence: { status: 'warning' } }
    : null;
