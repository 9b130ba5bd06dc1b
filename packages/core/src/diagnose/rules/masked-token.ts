import type { Rule } from '../case.ts';

export const maskedToken: Rule<'masked-token'> = ({ credential }) =>
  credential?.shape.type === 'masked'
    ? { confidence: 'certain', evidence: { kind: credential.kind } }
    : null;
