import type { Rule } from '../case.ts';

export const duplicateCredential: Rule<'duplicate-credential'> = ({ credential, sameAs }) =>
  credential === null || sameAs === null ? null : { confidence: 'certain', evidence: { sameAs } };
