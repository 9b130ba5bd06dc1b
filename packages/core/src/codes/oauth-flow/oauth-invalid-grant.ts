import { defineCode, type Words } from '../define.ts';
import { stepsOf, toldIn } from '../story.ts';
import { oauthErrorOf } from '../subject.ts';

export const oauthInvalidGrant = defineCode<Record<never, never>>()({
  code: 'oauth-invalid-grant',
  family: 'oauth-flow',
  title: 'The code or refresh token isn’t valid (invalid_grant)',
  severity: 'error',
  rule: (subject) =>
    oauthErrorOf(subject, 'invalid_grant') !== null ? { confidence: 'likely', evidence: {} } : null,
  words: (_, context) => {
    const told =
      toldIn(context, 'used-twice') ??
      toldIn(context, 'callback-differs') ??
      toldIn(context, 'about-refresh');
    if (told) {
      return {
        title: told.title,
        what: 'The token endpoint returned `invalid_grant`.',
        why: told.fits,
        fix: stepsOf(told),
      };
    }
    return forBoth;
  },
});

const forBoth: Words = {
  what: 'The token endpoint returned `invalid_grant`: it doesn’t accept the code or the refresh token.',
  why: 'It was already used, has expired, belongs to another app, or came with another `redirect_uri`.',
  fix: [
    {
      text: 'Sign in again for a new code and exchange it at once, with the same `redirect_uri`:',
      see: 'authorization-code',
    },
    { text: 'Save both tokens of every response, because a refresh invalidates the old pair.' },
  ],
};
