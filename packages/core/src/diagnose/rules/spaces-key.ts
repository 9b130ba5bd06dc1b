import type { Rule } from '../case.ts';

export const spacesKey: Rule<'spaces-key'> = (known) => {
  const { credential } = known;
  if (credential?.kind !== 'spaces-access-key-id' && credential?.kind !== 'spaces-secret-key')
    return null;
  const named = /spaces|s3|aws|access_?(?:key|id)|secret_?key/i.test(credential.name ?? '');
  const inPlace = known.services.includes('spaces') || named;
  return { confidence: 'certain', evidence: { kind: credential.kind, inPlace } };
};
