import type { Rule } from '../case.ts';

export const otherProductCredential: Rule<'other-product-credential'> = (known) => {
  const { credential } = known;
  if (credential?.kind !== 'unknown' || credential.belongs === null) return null;
  const { what, where, confidence } = credential.belongs;
  const inPlace = known.services.includes('database') || known.services.includes('kubernetes');
  return { confidence, evidence: { what, where, inPlace } };
};
