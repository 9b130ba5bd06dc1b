import type { Kind } from '../../knowledge/kinds.ts';
import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { requestOf } from '../subject.ts';

export interface Evidence {
  readonly kind: Kind;
  readonly field: string;
  readonly inPlace: boolean;
}

export const oauthClientCredential = defineCode<Evidence>()({
  code: 'oauth-client-credential',
  family: 'not-an-access-token',
  title: 'OAuth client ID or secret used as a token',
  severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
  rule: (subject) => {
    const { credential } = subject;
    if (credential === null || credential.role === null) return null;
    const { kind, role, shape } = credential;
    if (
      shape.type !== 'well-formed' ||
      (kind !== 'oauth-client-id' && kind !== 'oauth-client-secret')
    )
      return null;
    return {
      confidence: 'certain',
      evidence: { kind, field: role.name, inPlace: requestOf(subject)?.authScheme == null },
    };
  },
  words: ({ kind, field, inPlace }) => {
    const name = kind === 'oauth-client-id' ? 'client ID' : 'client secret';
    return {
      title: inPlace ? `No token here, only an OAuth ${name}` : `OAuth ${name} used as a token`,
      what: `The field \`${field}\` contains the ${name} of an OAuth app.`,
      why: 'An app uses its client ID and secret to request an access token; the API doesn’t accept them as a token.',
      fix: [
        {
          text: 'Create a personal access token if this is for your own scripts:',
          url: links.tokens,
        },
        {
          text: 'Use the authorization code flow if other people sign in to your app:',
          see: 'authorization-code',
        },
      ],
    };
  },
});
