import { accountRequest } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { requestOf, urlOf } from '../subject.ts';

/** A complete command to the API without a credential. */
export const missingAuthHeader = defineCode<RequestEvidence>()({
  code: 'missing-auth-header',
  family: 'wrong-request',
  title: 'The request carries no credential',
  severity: 'error',
  rule: (subject) => {
    const request = requestOf(subject);
    if (request === null || request.authScheme !== null || subject.credential !== null) return null;
    if (urlOf(subject)?.service !== 'api') return null;
    return { confidence: 'likely', evidence: requestEvidence(subject) };
  },
  words: ({ tool }) => ({
    what: `The ${tool ?? 'request'} command goes to the API without an Authorization header.`,
    why: 'DigitalOcean answers a request without a token as it answers one with a wrong token.',
    fix: [{ text: 'Add the header, between double quotes:', command: accountRequest }],
  }),
});
