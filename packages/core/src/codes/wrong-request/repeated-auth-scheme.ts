import { bearerRequest, thenCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { stepsOf, toldIn } from '../story.ts';
import { isForOtherProvider, requestOf, tells } from '../subject.ts';

export const repeatedAuthScheme = defineCode<RequestEvidence>()({
  code: 'repeated-auth-scheme',
  family: 'wrong-request',
  title: 'The header contains “Bearer” twice',
  severity: 'error',
  rule: (subject) => {
    if (tells(subject, 'bearer-twice') && !isForOtherProvider(subject)) {
      return { confidence: 'likely', evidence: requestEvidence(subject) };
    }
    const repeated =
      requestOf(subject)?.authScheme?.type === 'repeated-scheme' ||
      subject.credential?.repairs.includes('scheme');
    return repeated && !isForOtherProvider(subject)
      ? { confidence: 'likely', evidence: requestEvidence(subject) }
      : null;
  },
  words: ({ authScheme, form }, context) => {
    const told = toldIn(context, 'bearer-twice');
    if (told !== null) return { title: told.title, what: told.fits, why: '', fix: stepsOf(told) };
    return authScheme?.type === 'repeated-scheme'
      ? {
          what: 'The Authorization header contains the word “Bearer” twice before the token.',
          why: 'DigitalOcean documents the word once; we don’t know how it reads the second one.',
          fix: form
            ? [
                thenCheck(
                  'Delete the word Bearer and the space from the field, because the form adds them. Check the token if the answer is still 401.',
                  context,
                ),
              ]
            : [{ text: 'Remove one “Bearer”:', command: bearerRequest(context) }],
        }
      : {
          title: 'The value contains “Bearer” before the token',
          what: 'The value of the token starts with “Bearer” or “token”.',
          why: 'Programs add “Bearer” to the token themselves, so the header contains it twice.',
          fix: [thenCheck('Remove the word and the space from the value, then check it.', context)],
        };
  },
});
