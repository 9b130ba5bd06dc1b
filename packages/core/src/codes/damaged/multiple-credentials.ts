import { defineCode } from '../define.ts';

export interface Evidence {
  readonly count: number;
}

export const multipleCredentials = defineCode<Evidence>()({
  code: 'multiple-credentials',
  family: 'damaged',
  title: 'The text contains several credentials',
  severity: 'info',
  rule: ({ count }) => (count > 1 ? { confidence: 'certain', evidence: { count } } : null),
  words: ({ count }) => ({
    what: `The text contains ${count} credentials, and each is checked separately.`,
    why: 'Any error in the text is assumed to be about the first one.',
    fix: [],
  }),
});
