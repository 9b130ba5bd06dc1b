import { createToken } from '../corrections.ts';
import { defineCode } from '../define.ts';

export const registryCredential = defineCode<Record<never, never>>()({
  code: 'registry-credential',
  family: 'not-an-access-token',
  title: 'This Docker configuration contains a registry login',
  severity: 'info',
  rule: ({ credential }) =>
    credential?.kind === 'registry-credential' ? { confidence: 'certain', evidence: {} } : null,
  words: () => ({
    what: 'Under `auths`, the text contains a login for registry.digitalocean.com.',
    why: 'Docker and Kubernetes use the login to pull and push images; the API needs a token instead.',
    fix: [
      {
        text: 'Log in again if `docker pull` or `docker push` fails:',
        command: 'doctl registry login',
      },
      createToken,
    ],
  }),
});
