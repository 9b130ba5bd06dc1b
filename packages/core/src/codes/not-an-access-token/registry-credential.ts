import { defineCode } from '../define.ts';
import { apiToken } from './shared.ts';

export const registryCredential = defineCode<Record<never, never>>()({
  code: 'registry-credential',
  family: 'not-an-access-token',
  title: 'This is a login for the container registry',
  severity: 'info',
  rule: ({ credential }) =>
    credential?.kind === 'registry-credential' ? { confidence: 'certain', evidence: {} } : null,
  words: () => ({
    what: 'The Docker configuration holds a login for registry.digitalocean.com.',
    why: 'Docker and Kubernetes use it to pull and push images. For the API, use a token by itself; a login that doctl made opens the registry alone.',
    fix: [{ text: 'To make the login anew:', command: 'doctl registry login' }, apiToken],
  }),
});
