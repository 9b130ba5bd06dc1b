import type { Rule } from '../case.ts';

export const otherProductCredential: Rule<'other-product-credential'> = ({ credential }) => {
  if (credential?.kind !== 'unknown' || credential.belongs === null) return null;
  const { what, where, confidence } = credential.belongs;
  return { confidence, evidence: { what, where } };
};
