import { accountOf, type Rule } from '../case.ts';

export const accountLocked: Rule<'account-locked'> = (known) =>
  accountOf(known)?.account.status === 'locked'
    ? { confidence: 'certain', evidence: { status: 'locked' } }
    : null;
