import type { RulesOf } from '../case.ts';
import { accountMismatch } from '../rules/account-mismatch.ts';
import { duplicateCredential } from '../rules/duplicate-credential.ts';
import { excessScope } from '../rules/excess-scope.ts';
import { expiresSoon } from '../rules/expires-soon.ts';
import { kindMismatch } from '../rules/kind-mismatch.ts';
import { requiredScopeMissing } from '../rules/required-scope-missing.ts';
import { secretUnset } from '../rules/secret-unset.ts';

export const expectation: RulesOf<'expectation'> = {
  'expires-soon': expiresSoon,
  'required-scope-missing': requiredScopeMissing,
  'excess-scope': excessScope,
  'kind-mismatch': kindMismatch,
  'account-mismatch': accountMismatch,
  'duplicate-credential': duplicateCredential,
  'secret-unset': secretUnset,
};
