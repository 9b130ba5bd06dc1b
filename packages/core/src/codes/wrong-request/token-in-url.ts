import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { requestOf, urlOf } from '../subject.ts';
import { asBearer, exposed } from './shared.ts';

export const tokenInUrl = defineCode<RequestEvidence>()({
  code: 'token-in-url',
  family: 'wrong-request',
  title: 'The token is sent in the URL',
  severity: 'error',
  rule: (subject) => {
    const authScheme = requestOf(subject)?.authScheme;
    if (authScheme?.type !== 'query' && authScheme?.type !== 'userinfo') return null;
    if (subject.credential?.kind === 'api-v1-key' || urlOf(subject)?.service !== 'api') return null;
    return { confidence: 'likely', evidence: requestEvidence(subject) };
  },
  words: ({ authScheme }) => ({
    what:
      authScheme?.type === 'query'
        ? `The token is sent as the parameter “${authScheme.parameter}”.`
        : 'The token stands before the host name.',
    why: 'DigitalOcean documents the Authorization header only. A URL is also kept in logs, histories and proxies.',
    fix: [asBearer, exposed],
  }),
});
