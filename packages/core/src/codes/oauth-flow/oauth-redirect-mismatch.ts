import { links } from '../../knowledge/links.ts';
import { defineCode, type Words } from '../define.ts';
import { stepsOf, toldIn } from '../story.ts';
import { oauthErrorOf } from '../subject.ts';

export interface Evidence {
  readonly inLink: boolean;
}

export const oauthRedirectMismatch = defineCode<Evidence>()({
  code: 'oauth-redirect-mismatch',
  family: 'oauth-flow',
  title: 'The redirect URI doesn’t match the registered one',
  severity: 'error',
  rule: (subject) => {
    const error = oauthErrorOf(subject, 'redirect_uri_mismatch');
    return error === null ? null : { confidence: 'likely', evidence: { inLink: error.inLink } };
  },
  words: ({ inLink }, context) => {
    const told = inLink ? null : toldIn(context, 'callback-differs');
    return told === null
      ? wordsFor(inLink)
      : {
          title: told.title,
          what: 'DigitalOcean doesn’t accept the `redirect_uri` of the request.',
          why: told.fits,
          fix: stepsOf(told),
        };
  },
});

const wordsFor = (inLink: boolean): Words => ({
  ...(inLink && { title: 'The authorization link has no redirect_uri' }),
  what: inLink
    ? 'The link to the authorization page has no parameter `redirect_uri`.'
    : 'DigitalOcean doesn’t accept the `redirect_uri` of the request.',
  why: 'The value must be the callback URL of the app, exactly as registered.',
  fix: [
    {
      text: inLink
        ? 'Copy the callback URL of your app into `redirect_uri`:'
        : 'Compare `redirect_uri` with the callback URL of your app: scheme, host, port, path and final slash:',
      url: links.applications,
    },
  ],
});
