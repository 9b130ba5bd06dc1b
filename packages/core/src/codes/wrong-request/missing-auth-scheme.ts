import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { isForOtherProvider, requestOf } from '../subject.ts';
import { asBearer } from './shared.ts';

export const missingAuthScheme = defineCode<RequestEvidence>()({
  code: 'missing-auth-scheme',
  family: 'wrong-request',
  title: 'The word “Bearer” is missing before the token',
  severity: 'error',
  rule: (subject) => {
    if (requestOf(subject)?.authScheme?.type !== 'no-scheme') return null;
    // A variable may contain the scheme too; an empty value has a code of its own.
    if (['empty', 'reference'].includes(subject.credential?.shape.type ?? 'empty')) return null;
    if (isForOtherProvider(subject)) return null;
    return { confidence: 'likely', evidence: requestEvidence(subject) };
  },
  words: () => ({
    what: 'The Authorization header holds the token without “Bearer” and a space before it.',
    why: 'DigitalOcean documents one form only: Authorization: Bearer, a space, the token.',
    fix: [asBearer],
  }),
});
