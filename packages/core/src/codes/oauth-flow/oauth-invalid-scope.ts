import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { oauthErrorOf } from '../subject.ts';

export interface Evidence {
  readonly inLink: boolean;
}

export const oauthInvalidScope = defineCode<Evidence>()({
  code: 'oauth-invalid-scope',
  family: 'oauth-flow',
  title: 'The requested scope isn’t valid',
  severity: 'error',
  rule: (subject) => {
    const error = oauthErrorOf(subject, 'invalid_scope');
    return error === null ? null : { confidence: 'likely', evidence: { inLink: error.inLink } };
  },
  words: ({ inLink }, context) => {
    const hasCommas = inLink || context.circumstances.includes('scope-commas');
    return {
      ...(hasCommas && { title: 'The scopes are separated by commas, not by spaces' }),
      what: inLink
        ? 'The link to the authorization page has commas in `scope`.'
        : hasCommas
          ? 'DigitalOcean says that the requested scope is invalid, and the `scope` in the text has commas.'
          : 'DigitalOcean says that the requested scope is invalid, unknown or malformed.',
      why: 'Scopes look like `droplet:read` and are separated by a space (`%20` or `+` in a URL).',
      fix: [
        {
          text: hasCommas
            ? 'Replace each comma in `scope` with a space (`%20` in a URL).'
            : 'Request `read`, `read write`, or scopes from this list:',
          ...(!hasCommas && { url: links.scopes }),
        },
      ],
    };
  },
});
