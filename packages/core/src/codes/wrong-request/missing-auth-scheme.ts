import { bearerRequest } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { isForOtherProvider, requestOf } from '../subject.ts';

export const missingAuthScheme = defineCode<RequestEvidence>()({
  code: 'missing-auth-scheme',
  family: 'wrong-request',
  title: '“Bearer” is missing in the Authorization header',
  severity: 'error',
  rule: (subject) => {
    if (requestOf(subject)?.authScheme?.type !== 'no-scheme') return null;
    // A variable may contain the scheme too, and a logger replaces it together with the token. An
    // empty value has a code of its own.
    if (['empty', 'reference', 'masked'].includes(subject.credential?.shape.type ?? 'empty'))
      return null;
    if (isForOtherProvider(subject)) return null;
    return { confidence: 'likely', evidence: requestEvidence(subject) };
  },
  words: (_evidence, context) => ({
    what: 'The Authorization header contains the token without the word “Bearer” and a space before it.',
    why: 'DigitalOcean documents only `Authorization: Bearer`, a space, then the token.',
    fix: [
      context.program === 'MCP client'
        ? {
            text: 'Remove the server from the client, and add it again with this header:',
            command: `--header "Authorization: Bearer $${context.variable}"`,
          }
        : { text: 'Add “Bearer” and a space:', command: bearerRequest(context) },
    ],
  }),
});
