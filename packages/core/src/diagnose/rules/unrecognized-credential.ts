import type { Rule } from '../case.ts';

export const unrecognizedCredential: Rule<'unrecognized-credential'> = ({ credential }) =>
  credential?.shape.type === 'unrecognized'
    ? { confidence: 'likely', evidence: { length: null } }
    : null;
