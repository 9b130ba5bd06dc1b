import type { Rule } from '../case.ts';

export const secretUnset: Rule<'secret-unset'> = ({ unset }) =>
  unset === null ? null : { confidence: 'certain', evidence: { name: unset.name } };
