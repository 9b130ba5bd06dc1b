import type { RulesOf } from '../case.ts';
import { fullAccess } from '../rules/full-access.ts';
import { tokenAccepted } from '../rules/token-accepted.ts';
import { wellFormed } from '../rules/well-formed.ts';

export const fine: RulesOf<'fine'> = {
  'token-accepted': tokenAccepted,
  'well-formed': wellFormed,
  'full-access': fullAccess,
};
