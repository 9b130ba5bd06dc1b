import type { Rule } from '../case.ts';

export const legacyApiKey: Rule<'legacy-api-key'> = ({ credential }) =>
  credential?.kind === 'api-v1-key'
    ? { confidence: 'certain', evidence: { parameter: credential.name } }
    : null;
