import { aKind, type Kind } from '../../knowledge/kinds.ts';
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
  title: 'This identifies an OAuth application; it is not a token',
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
  words: ({ kind, field }) => ({
    what: `“${field}” holds ${aKind(kind)}.`,
    why: 'Client id and client secret name your application to DigitalOcean when it asks for a token. They open nothing themselves.',
    fix: [
      { text: 'Get an access token with them and send that one to the API.', url: links.oauthDocs },
    ],
  }),
});
