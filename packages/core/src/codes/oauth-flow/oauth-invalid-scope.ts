import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { oauthErrorOf } from '../subject.ts';

export interface Evidence {
  readonly inLink: boolean;
}

export const oauthInvalidScope = defineCode<Evidence>()({
  code: 'oauth-invalid-scope',
  family: 'oauth-flow',
  title: 'The requested scope is not valid',
  severity: 'error',
  rule: (subject) => {
    const error = oauthErrorOf(subject, 'invalid_scope');
    return error === null ? null : { confidence: 'likely', evidence: { inLink: error.inLink } };
  },
  words: ({ inLink }) => ({
    what: inLink
      ? 'The link to the authorization page separates the scopes by commas.'
      : 'DigitalOcean says that the scope is invalid, unknown or malformed.',
    why: 'Scopes are separated by a space (%20 or + in a URL), not by commas, and are spelt like droplet:read.',
    fix: [{ text: 'Ask for “read”, “read write”, or scopes from this list:', url: links.scopes }],
  }),
});
