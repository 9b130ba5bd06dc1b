import type { Kind } from '../../knowledge/kinds.ts';
import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { createToken, thenCheck } from '../steps.ts';
import { isSentToApi } from '../subject.ts';

export interface Evidence {
  readonly kind: Kind;
  readonly inPlace: boolean;
}

export const spacesKey = defineCode<Evidence>()({
  code: 'spaces-key',
  family: 'not-an-access-token',
  title: 'Spaces key used as an API token',
  severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.kind !== 'spaces-access-key-id' && credential?.kind !== 'spaces-secret-key')
      return null;
    const isNamed =
      subject.services.includes('spaces') ||
      /spaces|s3|aws|access_?(?:key|id)|secret_?key/i.test(credential.name ?? '');
    const inPlace = isNamed && !isSentToApi(subject);
    return { confidence: 'certain', evidence: { kind: credential.kind, inPlace } };
  },
  words: ({ kind, inPlace }, context) => {
    const isId = kind === 'spaces-access-key-id';
    return {
      ...(inPlace && {
        title: isId ? 'This is a Spaces access key ID' : 'This is a Spaces secret key',
      }),
      what: isId
        ? 'The value is a Spaces access key ID: it starts with `DO` and has about 20 capital letters and digits.'
        : 'The value is a Spaces secret key: it has 43 characters and a name that fits.',
      why: 'Spaces uses S3-style key pairs, while the DigitalOcean API uses tokens.',
      fix: inPlace
        ? [
            {
              text: 'Use the key ID and its secret key together, in an S3 tool:',
              url: links.spacesKeys,
            },
          ]
        : [
            createToken,
            thenCheck(`Set \`${context.variable}\` to the new token and check it.`, context),
            {
              text: 'Keep the Spaces key pair in `SPACES_ACCESS_KEY_ID` and `SPACES_SECRET_ACCESS_KEY`.',
            },
          ],
    };
  },
});
