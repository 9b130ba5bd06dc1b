import { defineCode } from '../define.ts';

export interface Evidence {
  readonly count: number;
}

export const multipleCredentials = defineCode<Evidence>()({
  code: 'multiple-credentials',
  family: 'damaged',
  title: 'There is more than one credential in the paste',
  severity: 'info',
  rule: ({ count, credential }) => {
    // The name of a variable is no credential.
    if (count < 2 || credential?.shape.type === 'reference') return null;
    return { confidence: 'certain', evidence: { count } };
  },
  words: ({ count }) => ({
    what: `The paste holds ${count} values in the place of credentials. Each has a report of its own.`,
    why: 'The one that a failing request would send comes first; an error in the paste is taken to be about that one.',
    fix: [],
  }),
});
