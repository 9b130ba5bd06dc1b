import { decide } from '../../scopes/decide.ts';
import type { Rule } from '../case.ts';
import { grantedScopes } from '../scopes.ts';

export const fullAccess: Rule<'full-access'> = (known) => {
  const scopes = grantedScopes(known);
  if (scopes === null || decide(scopes, [['api:read', 'api:write']]).answer !== 'yes') return null;
  return { confidence: 'certain', evidence: { scopes } };
};
