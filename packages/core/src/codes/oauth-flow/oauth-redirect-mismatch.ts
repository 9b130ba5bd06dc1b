import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { oauthErrorOf } from '../subject.ts';

export interface Evidence {
  readonly inLink: boolean;
}

export const oauthRedirectMismatch = defineCode<Evidence>()({
  code: 'oauth-redirect-mismatch',
  family: 'oauth-flow',
  title: 'The redirect URI is not the registered one',
  severity: 'error',
  rule: (subject) => {
    const error = oauthErrorOf(subject, 'redirect_uri_mismatch');
    return error === null ? null : { confidence: 'likely', evidence: { inLink: error.inLink } };
  },
  words: ({ inLink }) => ({
    what: inLink
      ? 'The link to the authorization page has no redirect_uri.'
      : 'DigitalOcean does not accept the redirect URI of the authorization request.',
    why: 'It must be the same as the callback URL of the application, character by character: scheme, port, path, query and the slash at the end.',
    fix: [
      {
        text: 'Compare redirect_uri with the callback URL of the application:',
        url: links.applications,
      },
    ],
  }),
});
