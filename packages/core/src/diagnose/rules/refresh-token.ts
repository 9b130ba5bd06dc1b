import { type Rule, requestOf } from '../case.ts';

export const refreshToken: Rule<'refresh-token'> = (known) => {
  const { credential } = known;
  if (credential?.kind !== 'oauth-refresh-token' || credential.shape.type !== 'well-formed')
    return null;
  const field = credential.role?.kind === 'oauth-refresh-token' ? credential.role.name : null;
  const sent = requestOf(known)?.authScheme != null;
  return { confidence: 'certain', evidence: { field, inPlace: field !== null && !sent } };
};
