import { accountRequest } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { urlOf } from '../subject.ts';

/**
 * API v1 was retired in November 2015. Recognised by its paths, by its two parameters
 * and by the envelope of its answers.
 */
export const retiredApi = defineCode<RequestEvidence>()({
  code: 'retired-api',
  family: 'wrong-request',
  title: 'The request is for API v1, which ended in 2015',
  severity: 'error',
  rule: (subject) => {
    const url = urlOf(subject);
    const oldPath = url?.service === 'api' && url.path !== null && /^\/v1(?:\/|$)/.test(url.path);
    const oldKey = subject.credential?.kind === 'api-v1-key';
    const evidence = requestEvidence(subject);
    if (oldPath || (oldKey && subject.credential?.alternatives.length === 0))
      return { confidence: 'certain', evidence };
    const oldAnswer = subject.facts.some(({ type }) => type === 'envelope-v1');
    return oldKey || oldAnswer ? { confidence: 'likely', evidence } : null;
  },
  words: () => ({
    what: 'The address, or the credential in it, belongs to API v1.',
    why: 'API v1 was switched off in November 2015. The API of today is below https://api.digitalocean.com/v2.',
    fix: [
      { text: 'Use the v2 address with a token:', command: accountRequest },
      { text: 'If a program makes the request, look for a newer version of it.' },
    ],
  }),
});
