import { type Rule, requestOf } from '../case.ts';

export const oauthClientCredential: Rule<'oauth-client-credential'> = (known) => {
  const { credential } = known;
  if (credential === null || credential.role === null) return null;
  const { kind, role, shape } = credential;
  if (
    shape.type !== 'well-formed' ||
    (kind !== 'oauth-client-id' && kind !== 'oauth-client-secret')
  )
    return null;
  return {
    confidence: 'certain',
    evidence: { kind, field: role.name, inPlace: requestOf(known)?.authScheme == null },
  };
};
