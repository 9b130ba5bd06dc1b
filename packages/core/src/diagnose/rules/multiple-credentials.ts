import type { Rule } from '../case.ts';

export const multipleCredentials: Rule<'multiple-credentials'> = ({ count }) =>
  count > 1 ? { confidence: 'certain', evidence: { count } } : null;
