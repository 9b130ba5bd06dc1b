import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { requestOf, urlOf } from '../subject.ts';
import { asBearer } from './shared.ts';

export type Evidence = RequestEvidence & { readonly name: string };

export const wrongAuthHeader = defineCode<Evidence>()({
  code: 'wrong-auth-header',
  family: 'wrong-request',
  title: 'The token stands in a header that the API does not read',
  severity: 'error',
  rule: (subject) => {
    const authScheme = requestOf(subject)?.authScheme;
    if (authScheme?.type !== 'header' || (urlOf(subject)?.service ?? 'api') !== 'api') return null;
    return {
      confidence: 'likely',
      evidence: { ...requestEvidence(subject), name: authScheme.name },
    };
  },
  words: ({ name }) => ({
    what: `The token is sent in the header “${name}”.`,
    why: 'DigitalOcean documents the header Authorization only. Without it a request has no token, as far as is subject.',
    fix: [asBearer],
  }),
});
