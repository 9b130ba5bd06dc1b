import { bearerInForm, bearerRequest, exposed } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { stepsOf, toldIn } from '../story.ts';
import { requestOf, urlOf } from '../subject.ts';

export const tokenInUrl = defineCode<RequestEvidence>()({
  code: 'token-in-url',
  family: 'wrong-request',
  title: 'The token is in the URL, not in a header',
  severity: 'error',
  rule: (subject) => {
    const authScheme = requestOf(subject)?.authScheme;
    if (authScheme?.type !== 'query' && authScheme?.type !== 'userinfo') return null;
    const isApi = urlOf(subject)?.service === 'api' || requestOf(subject)?.form === true;
    if (subject.credential?.kind === 'api-v1-key' || !isApi) return null;
    return { confidence: 'likely', evidence: requestEvidence(subject) };
  },
  words: ({ authScheme, form }, context) => {
    const told = toldIn(context, 'ddns-address');
    if (told) return { title: told.title, what: told.fits, why: '', fix: stepsOf(told) };
    return {
      what:
        authScheme?.type === 'query'
          ? `The URL contains the token in the parameter \`${authScheme.parameter}\`.`
          : 'The URL contains the token before the host name.',
      why: 'DigitalOcean documents only the Authorization header, and URLs end up in logs and histories.',
      fix: form
        ? bearerInForm(context)
        : [
            {
              text: 'Send the token in the Authorization header:',
              command: bearerRequest(context),
            },
            exposed,
          ],
    };
  },
});
