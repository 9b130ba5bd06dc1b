import type { RulesOf } from '../case.ts';
import { accountLocked } from '../rules/account-locked.ts';
import { accountWarning } from '../rules/account-warning.ts';
import { clockSkew } from '../rules/clock-skew.ts';
import { emailUnverified } from '../rules/email-unverified.ts';
import { scopeMissing } from '../rules/scope-missing.ts';
import { tokenExpired } from '../rules/token-expired.ts';
import { tokenRejected } from '../rules/token-rejected.ts';
import { tokenRevoked } from '../rules/token-revoked.ts';

export const serverAnswer: RulesOf<'server-answer'> = {
  'token-rejected': tokenRejected,
  'token-expired': tokenExpired,
  'token-revoked': tokenRevoked,
  'scope-missing': scopeMissing,
  'account-locked': accountLocked,
  'account-warning': accountWarning,
  'email-unverified': emailUnverified,
  'clock-skew': clockSkew,
};
