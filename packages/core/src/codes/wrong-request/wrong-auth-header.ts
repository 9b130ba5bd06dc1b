import { bearerInForm, bearerRequest } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { requestOf, urlOf } from '../subject.ts';

export type Evidence = RequestEvidence & { readonly name: string };

export const wrongAuthHeader = defineCode<Evidence>()({
  code: 'wrong-auth-header',
  family: 'wrong-request',
  title: 'Wrong header: use Authorization',
  severity: 'error',
  rule: (subject) => {
    const authScheme = requestOf(subject)?.authScheme;
    if (authScheme?.type !== 'header' || (urlOf(subject)?.service ?? 'api') !== 'api') return null;
    return {
      confidence: 'likely',
      evidence: { ...requestEvidence(subject), name: authScheme.name },
    };
  },
  words: ({ name, form }, context) => {
    const title = `Wrong header: use Authorization, not ${name}`;
    return {
      ...(title.length <= 60 && name !== '' && { title }),
      what:
        name === ''
          ? 'The request sends the token in a header without a name.'
          : `The request sends the token in the header \`${name}\`.`,
      why: 'DigitalOcean documents only the Authorization header.',
      fix: form
        ? bearerInForm(context)
        : [
            {
              text: 'Send the token in the Authorization header:',
              command: bearerRequest(context),
            },
          ],
    };
  },
});
