import { bearerRequest, exposed } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { urlOf } from '../subject.ts';

export const insecureUrl = defineCode<RequestEvidence>()({
  code: 'insecure-url',
  family: 'wrong-request',
  title: 'The URL starts with http://, not https://',
  severity: 'error',
  rule: (subject) => {
    const url = urlOf(subject);
    if (url?.scheme !== 'http' || (url.service !== 'api' && url.service !== 'control-panel'))
      return null;
    return { confidence: 'likely', evidence: requestEvidence(subject) };
  },
  words: ({ host }, context) => ({
    what: `The request to ${host ?? 'DigitalOcean'} sends the token without encryption.`,
    why: 'DigitalOcean documents only https, and anyone on the network path can read the token.',
    fix: [{ text: 'Send the request with https:', command: bearerRequest(context) }, exposed],
  }),
});
