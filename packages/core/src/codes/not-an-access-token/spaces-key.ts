import { accessTokens, aKind, type Kind } from '../../knowledge/kinds.ts';
import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { isAccessToken, isSentToApi } from '../subject.ts';
import { apiToken } from './shared.ts';

export interface Evidence {
  readonly kind: Kind;
  readonly inPlace: boolean;
}

/** The names under which programs for S3 read their two keys. */
const keyName = /(?:^|_)(?:spaces|aws|s3)_?\w{0,20}(?:key|secret)/i;

export const spacesKey = defineCode<Evidence>()({
  code: 'spaces-key',
  family: 'not-an-access-token',
  title: 'This is a key for Spaces, not an API token',
  severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
  rule: (subject) => {
    const { credential } = subject;
    // An API token under the name of a key of Spaces.
    if (credential !== null && isAccessToken(subject) && keyName.test(credential.name ?? '')) {
      const { kind } = credential;
      return { confidence: 'certain', evidence: { kind, inPlace: false } };
    }
    if (credential?.kind !== 'spaces-access-key-id' && credential?.kind !== 'spaces-secret-key')
      return null;
    const isNamed =
      subject.services.includes('spaces') ||
      /spaces|s3|aws|access_?(?:key|id)|secret_?key/i.test(credential.name ?? '');
    const inPlace = (isNamed || credential.besideToken) && !isSentToApi(subject);
    const isSure = credential.alternatives.length === 0;
    return {
      confidence: isSure ? 'certain' : 'likely',
      evidence: { kind: credential.kind, inPlace },
    };
  },
  words: ({ kind }) => ({
    ...(accessTokens.includes(kind) && { title: 'API token used as a key for Spaces' }),
    what: `The value has the shape of ${aKind(kind)}.`,
    why: 'Spaces speaks the S3 protocol and has keys of its own: an access key id (20 characters, DO…) and a secret key (43 characters). The API does not know them, and Spaces does not know API tokens.',
    fix: [
      {
        text: 'Use both keys together, in programs that speak S3. They are made here:',
        url: links.spacesKeys,
      },
      apiToken,
    ],
  }),
});
