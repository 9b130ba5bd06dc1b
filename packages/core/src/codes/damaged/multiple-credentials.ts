import { defineCode } from '../define.ts';

export interface Evidence {
  readonly count: number;
}

export const multipleCredentials = defineCode<Evidence>()({
  code: 'multiple-credentials',
  family: 'damaged',
  title: 'There is more than one credential in the paste',
  severity: 'info',
  rule: ({ count }) => (count > 1 ? { confidence: 'certain', evidence: { count } } : null),
  words: ({ count }) => ({
    what: `The paste holds ${count} values in the place of credentials. Each has a report of its own.`,
    why: 'The one that a failing request would send comes first; an error in the paste is taken to be about that one.',
    fix: [],
  }),
});
