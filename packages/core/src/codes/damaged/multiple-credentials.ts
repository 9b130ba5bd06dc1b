import { defineCode } from '../define.ts';

export interface Evidence {
  readonly count: number;
}

export const multipleCredentials = defineCode<Evidence>()({
  code: 'multiple-credentials',
  family: 'damaged',
  title: 'The text contains several credentials',
  severity: 'info',
  rule: ({ count, credential }) => {
    // The name of a variable is no credential.
    if (count < 2 || credential?.shape.type === 'reference') return null;
    return { confidence: 'certain', evidence: { count } };
  },
  words: ({ count }) => ({
    what: `The text contains ${count} credentials, and each is checked separately.`,
    why: 'Any error in the text is assumed to be about the first one.',
    fix: [],
  }),
});
