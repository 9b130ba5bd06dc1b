import { bearerRequest } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { requestOf } from '../subject.ts';

export const missingUrl = defineCode<RequestEvidence>()({
  code: 'missing-url',
  family: 'wrong-request',
  title: 'The command has no URL',
  severity: 'error',
  rule: (subject) => {
    const request = requestOf(subject);
    if (request?.url !== 'missing' || request.authScheme === null) return null;
    return { confidence: 'certain', evidence: requestEvidence(subject) };
  },
  words: ({ tool }, context) => ({
    ...(tool !== null && { title: `The ${tool} command has no URL` }),
    what: `The ${tool ?? 'request'} command has no URL, or an empty one, so it sent nothing.`,
    why: 'The URL was lost in the copy, or it’s in a variable that isn’t set.',
    fix: [{ text: 'Add the URL at the end of the command:', command: bearerRequest(context) }],
  }),
});
