import { accountRequest } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { requestOf } from '../subject.ts';

export const missingUrl = defineCode<RequestEvidence>()({
  code: 'missing-url',
  family: 'wrong-request',
  title: 'The command has no address to send the request to',
  severity: 'error',
  rule: (subject) => {
    const request = requestOf(subject);
    if (request?.url !== 'missing' || request.authScheme === null) return null;
    return { confidence: 'certain', evidence: requestEvidence(subject) };
  },
  words: ({ tool }) => ({
    what: `${tool ?? 'The command'} was given no URL, or an empty one, so no request left the machine.`,
    why: 'Often the URL was in a variable that is not set, or it was lost when the command was copied.',
    fix: [{ text: 'Name the address at the end:', command: accountRequest }],
  }),
});
