import { bearerRequest, createToken } from '../corrections.ts';
import { defineCode } from '../define.ts';

export interface Evidence {
  readonly parameter: string | null;
}

export const legacyApiKey = defineCode<Evidence>()({
  code: 'legacy-api-key',
  family: 'not-an-access-token',
  title: 'This key is for API v1, shut down in 2015',
  severity: 'error',
  rule: ({ credential }) =>
    credential?.kind === 'api-v1-key'
      ? // In a URL both parameters belong to API v1. Variables of these names can be others.
        {
          confidence: credential.alternatives.length === 0 ? 'certain' : 'likely',
          evidence: { parameter: credential.name },
        }
      : null,
  words: ({ parameter }, context) => ({
    what: `The URL parameter \`${parameter ?? 'api_key'}\` belongs to API v1, which used a client ID and an API key instead of a token.`,
    why: 'DigitalOcean shut down API v1 in November 2015, so the key can’t work.',
    fix: [
      createToken,
      {
        text: 'Update the program to a version for API v2, or send the token yourself:',
        command: bearerRequest(context),
      },
    ],
  }),
});
