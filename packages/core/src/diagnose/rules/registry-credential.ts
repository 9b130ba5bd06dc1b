import type { Rule } from '../case.ts';

export const registryCredential: Rule<'registry-credential'> = ({ credential }) =>
  credential?.kind === 'registry-credential' ? { confidence: 'certain', evidence: {} } : null;
