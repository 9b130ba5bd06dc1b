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
    // The name of a variable is no credential, and neither is a sample of the documentation.
    const shape = credential?.shape;
    const isSample = shape?.type === 'placeholder' && shape.confidence === 'possible';
    if (count < 2 || shape?.type === 'reference' || isSample) return null;
    return { confidence: 'certain', evidence: { count } };
  },
  words: ({ count }) => ({
    what: `The text contains ${count} credentials, and each is checked separately.`,
    why: 'Any error in the text is assumed to be about the first one.',
    fix: [],
  }),
});
