import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { requestOf, urlOf } from '../subject.ts';
import { asBearer } from './shared.ts';

export const wrongAuthScheme = defineCode<RequestEvidence>()({
  code: 'wrong-auth-scheme',
  family: 'wrong-request',
  title: 'The token is sent in a way that the API does not document',
  severity: 'error',
  rule: (subject) => {
    const authScheme = requestOf(subject)?.authScheme;
    if (authScheme?.type !== 'basic-user' && authScheme?.type !== 'scheme') return null;
    // Schemes are case-insensitive (RFC 9110, section 11.1).
    if (authScheme.type === 'scheme' && authScheme.scheme.toLowerCase() === 'bearer') return null;
    // At the token endpoint, an application may send its id and secret as Basic.
    const isExchange = subject.facts.some(({ type }) => type === 'oauth-error');
    if (isExchange && authScheme.type === 'scheme' && /^basic$/i.test(authScheme.scheme))
      return null;
    const service = urlOf(subject)?.service ?? 'api';
    if (service !== 'api' && service !== 'control-panel') return null;
    return { confidence: 'likely', evidence: requestEvidence(subject) };
  },
  words: ({ authScheme }) => ({
    what:
      authScheme?.type === 'scheme'
        ? `The Authorization header uses the scheme “${authScheme.scheme}”.`
        : 'The token is sent as a user name (HTTP Basic, curl -u).',
    why:
      authScheme?.type === 'basic-user'
        ? 'Guides from before 2018 show it so. Today DigitalOcean documents the Bearer scheme only; whether Basic still works is not known.'
        : 'DigitalOcean documents the Bearer scheme only.',
    fix: [asBearer],
  }),
});
