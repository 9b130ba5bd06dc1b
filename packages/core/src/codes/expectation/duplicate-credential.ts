import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';

export interface Evidence {
  readonly sameAs: string;
}

export const duplicateCredential = defineCode<Evidence>()({
  code: 'duplicate-credential',
  family: 'expectation',
  title: 'The same credential stands in two places',
  severity: 'warning',
  rule: ({ credential, sameAs }) =>
    credential === null || sameAs === null ? null : { confidence: 'certain', evidence: { sameAs } },
  words: ({ sameAs }) => ({
    what: `This is the same as ${sameAs}.`,
    why: 'Programs that share a token share its limits, and if one of them leaks it, all have to change it.',
    fix: [{ text: 'Give each program a token of its own:', url: links.tokens }],
  }),
});
