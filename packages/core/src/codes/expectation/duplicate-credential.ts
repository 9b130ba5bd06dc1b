import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';

export interface Evidence {
  readonly sameAs: string;
}

export const duplicateCredential = defineCode<Evidence>()({
  code: 'duplicate-credential',
  family: 'expectation',
  title: 'The same credential is used in two places',
  severity: 'warning',
  rule: ({ credential, sameAs }) =>
    credential === null || sameAs === null ? null : { confidence: 'certain', evidence: { sameAs } },
  words: ({ sameAs }) => ({
    title:
      sameAs.length < 20
        ? `This is the same credential as in ${sameAs}`
        : 'The same credential is used in two places',
    what: `This is the same credential as in ${sameAs}.`,
    why: 'Programs that share a token share its rate limit. If one leaks it, all of them need a new one.',
    fix: [{ text: 'Give each program its own token:', url: links.tokens }],
  }),
});
