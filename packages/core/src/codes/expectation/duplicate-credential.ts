import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';

export interface Evidence {
  readonly sameAs: string;
  /** The other place has the credential that this one should replace. */
  readonly predecessor?: true;
}

export const duplicateCredential = defineCode<Evidence>()({
  code: 'duplicate-credential',
  family: 'expectation',
  title: 'The same credential is used in two places',
  severity: ({ predecessor }) => (predecessor ? 'error' : 'warning'),
  rule: ({ credential, sameAs, expected }) => {
    if (credential === null || sameAs === null) return null;
    const isPredecessor = expected?.predecessor?.place === sameAs;
    return {
      confidence: 'certain',
      evidence: { sameAs, ...(isPredecessor && { predecessor: true }) },
    };
  },
  words: ({ sameAs, predecessor }) =>
    predecessor
      ? {
          title: 'The new token is the old one',
          what: `This is the same credential as in ${sameAs}, which it should replace.`,
          why: 'Deleting the old token would stop this one too.',
          fix: [{ text: 'Create a new token and store it here:', url: links.tokens }],
        }
      : {
          title:
            sameAs.length < 20
              ? `This is the same credential as in ${sameAs}`
              : 'The same credential is used in two places',
          what: `This is the same credential as in ${sameAs}.`,
          why: 'Programs that share a token share its rate limit. If one leaks it, all of them need a new one.',
          fix: [{ text: 'Give each program its own token:', url: links.tokens }],
        },
});
