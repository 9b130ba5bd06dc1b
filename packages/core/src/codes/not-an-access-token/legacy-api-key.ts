import { defineCode } from '../define.ts';
import { apiToken } from './shared.ts';

export interface Evidence {
  readonly parameter: string | null;
}

export const legacyApiKey = defineCode<Evidence>()({
  code: 'legacy-api-key',
  family: 'not-an-access-token',
  title: 'This is a key for API v1, which ended in 2015',
  severity: 'error',
  rule: ({ credential }) =>
    credential?.kind === 'api-v1-key'
      ? // In a URL both parameters belong to API v1. Variables of these names can be others.
        {
          confidence: credential.alternatives.length === 0 ? 'certain' : 'likely',
          evidence: { parameter: credential.name },
        }
      : null,
  words: ({ parameter }) => ({
    what: `“${parameter ?? 'api_key'}” belongs to API v1, which took a client id and an API key in the URL.`,
    why: 'API v1 was switched off in November 2015. Programs that use it cannot work any more.',
    fix: [{ text: 'Look for a newer version of the program, one that speaks API v2.' }, apiToken],
  }),
});
