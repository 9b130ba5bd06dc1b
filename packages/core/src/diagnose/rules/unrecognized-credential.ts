import type { Rule } from '../case.ts';

export const unrecognizedCredential: Rule<'unrecognized-credential'> = ({ credential }) =>
  credential?.shape.type === 'unrecognized'
    ? { confidence: 'likely', evidence: { name: credential.role?.name ?? null } }
    : null;
