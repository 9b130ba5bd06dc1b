import { accessTokens, type Kind } from '../../knowledge/kinds.ts';
import { links } from '../../knowledge/links.ts';
import { createToken, setAndCheck } from '../corrections.ts';
import { defineCode, type Words } from '../define.ts';
import { isAccessToken, isSentToApi, type Subject } from '../subject.ts';

export interface Evidence {
  readonly kind: Kind;
  readonly inPlace: boolean;
}

/** The names under which programs for S3 read their two keys. */
const keyName = /(?:^|_)(?:spaces|aws|s3)_?\w{0,20}(?:key|secret)/i;

/** The names in configurations of S3 programs, which say nothing about the service. */
const plainKeyName = /^(?:secret_?)?access_?key(?:_?id)?$/i;

const isKeyName = (name: string, { services }: Subject): boolean =>
  keyName.test(name) || (services.includes('spaces') && plainKeyName.test(name));

export const spacesKey = defineCode<Evidence>()({
  code: 'spaces-key',
  family: 'not-an-access-token',
  title: 'Spaces key used as an API token',
  severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
  rule: (subject) => {
    const { credential } = subject;
    if (credential === null) return null;
    const { kind } = credential;
    const name = credential.name ?? '';
    // An API token under the name of a key of Spaces.
    if (isAccessToken(subject) && isKeyName(name, subject)) {
      return { confidence: 'certain', evidence: { kind, inPlace: false } };
    }
    if (kind !== 'spaces-access-key-id' && kind !== 'spaces-secret-key') return null;
    const isNamed =
      subject.services.includes('spaces') ||
      // An S3 client says that it has no keys.
      subject.facts.some((fact) => fact.type === 'no-credential' && fact.instead === 's3-keys') ||
      /spaces|s3|aws|access_?(?:key|id)|secret_?key/i.test(name);
    const inPlace = (isNamed || credential.besideToken) && !isSentToApi(subject);
    const isSure = credential.alternatives.length === 0;
    return {
      confidence: isSure ? 'certain' : 'likely',
      evidence: { kind, inPlace },
    };
  },
  words: ({ kind, inPlace }, context) => {
    if (accessTokens.includes(kind)) return tokenForSpaces;
    const isId = kind === 'spaces-access-key-id';
    return {
      ...(inPlace && {
        title: isId ? 'This is a Spaces access key ID' : 'This is a Spaces secret key',
      }),
      what: isId
        ? 'The value is a Spaces access key ID, which starts with `DO00` or `DO801`.'
        : 'The value is a Spaces secret key, by its 43 characters and its name.',
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
            setAndCheck('the new token', context),
            {
              text: 'Keep the Spaces key pair in `SPACES_ACCESS_KEY_ID` and `SPACES_SECRET_ACCESS_KEY`.',
            },
          ],
    };
  },
});

/** The words for an API token under the name of a Spaces key. */
const tokenForSpaces: Words = {
  title: 'API token used as a Spaces key',
  what: 'The value is a DigitalOcean API token under the name of a Spaces key.',
  why: 'Spaces accepts only its own pairs of an access key ID and a secret key.',
  fix: [
    {
      text: 'Create a Spaces key, and put its ID and its secret there:',
      url: links.spacesKeys,
    },
  ],
};
