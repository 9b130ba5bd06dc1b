import type { CircumstanceId } from '../../knowledge/circumstances.ts';
import { bearerRequest } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { stepsOf, toldIn } from '../story.ts';
import { tells, urlOf } from '../subject.ts';

/** What a text shows of API v1 besides its addresses and keys. */
const signs: readonly CircumstanceId[] = ['api-v1', 'api-v1-answer', 'api-v1-pair'];

/**
 * API v1 was retired in November 2015. Recognised by its paths, by its two parameters
 * and by the envelope of its answers.
 */
export const retiredApi = defineCode<RequestEvidence>()({
  code: 'retired-api',
  family: 'wrong-request',
  title: 'The request is for API v1, shut down in 2015',
  severity: 'error',
  supersededBy: ['legacy-api-key'],
  rule: (subject) => {
    const { credential } = subject;
    const url = urlOf(subject);
    const oldAddress = tells(subject, 'api-v1-url');
    const oldPath = url?.service === 'api' && /^\/v1(?:\/|$)/.test(url.path ?? '');
    const oldKey = credential?.kind === 'api-v1-key';
    const evidence = requestEvidence(subject);
    if (oldPath || (oldKey && credential.alternatives.length === 0))
      return { confidence: 'certain', evidence };
    const oldAnswer = subject.facts.some(({ type }) => type === 'envelope-v1');
    const oldSettings = subject.facts.some(
      (fact) => fact.type === 'circumstance' && signs.includes(fact.circumstance),
    );
    return oldKey || oldAnswer || oldSettings || oldAddress
      ? { confidence: 'likely', evidence }
      : null;
  },
  words: ({ path }, context) => {
    const told = signs.map((id) => toldIn(context, id)).find((one) => one !== null);
    return {
      what: path?.startsWith('/v1')
        ? `The path \`${path}\` belongs to API v1.`
        : (told?.fits ??
          (context.circumstances.includes('api-v1-url')
            ? 'The address in the text belongs to API v1.'
            : 'The URL contains a client ID and an API key, as in API v1.')),
      why: 'DigitalOcean shut down API v1 in November 2015, so no token works there.',
      fix: told
        ? stepsOf(told)
        : [
            {
              text: 'Use an address under `/v2`, with a token in a header:',
              command: bearerRequest(context),
            },
            {
              text: 'Update the program to a version for API v2, if it builds the address itself.',
            },
          ],
    };
  },
});
