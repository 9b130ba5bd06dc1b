import { isAcceptedInText } from '../answers.ts';
import { bearerInForm, bearerRequest } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { requestOf, urlOf } from '../subject.ts';

export const wrongAuthScheme = defineCode<RequestEvidence>()({
  code: 'wrong-auth-scheme',
  family: 'wrong-request',
  title: 'Use Bearer to send the token',
  severity: 'error',
  rule: (subject) => {
    const authScheme = requestOf(subject)?.authScheme;
    if (authScheme?.type !== 'basic-user' && authScheme?.type !== 'scheme') return null;
    // Schemes are case-insensitive (RFC 9110, section 11.1).
    const scheme = authScheme.type === 'scheme' ? authScheme.scheme.toLowerCase() : null;
    if (scheme === 'bearer') return null;
    // At the token endpoint, an application may send its id and secret as Basic.
    const isExchange = subject.facts.some(({ type }) => type === 'oauth-error');
    if (isExchange && scheme === 'basic') return null;
    const service = urlOf(subject)?.service ?? 'api';
    if (service !== 'api' && service !== 'control-panel') return null;
    // The answer in the text says that DigitalOcean accepted the request.
    const confidence = isAcceptedInText(subject) ? 'possible' : 'likely';
    return { confidence, evidence: requestEvidence(subject) };
  },
  words: ({ authScheme, tool, form }, context) => {
    const scheme = authScheme?.type === 'scheme' ? authScheme.scheme : 'Basic';
    const isPair = authScheme?.type === 'basic-user';
    const title = `Use Bearer, not ${scheme}, to send the token`;
    return {
      ...(title.length <= 60 && { title }),
      what: isPair
        ? `The request sends the token ${tool === 'curl' ? 'as a user name (`curl -u`)' : 'with HTTP Basic, as a user name or password'}.`
        : `The Authorization header uses the scheme “${scheme}”.`,
      why: isPair
        ? 'Guides written before 2018 show this, but DigitalOcean now documents only Bearer; we don’t know whether Basic still works.'
        : 'DigitalOcean documents only Bearer.',
      fix: form
        ? bearerInForm(context)
        : [{ text: 'Send the token as a Bearer token:', command: bearerRequest(context) }],
    };
  },
});
