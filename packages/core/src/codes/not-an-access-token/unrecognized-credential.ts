import { defineCode } from '../define.ts';
import { nameOf } from '../evidence.ts';
import { apiToken } from './shared.ts';

export interface Evidence {
  readonly name: string | null;
  /** The name of the value, or the text, is about another service. */
  readonly belongsToOtherService: boolean;
}

/** Only possible if name or text are about another service: the value is probably correct there. */
export const unrecognizedCredential = defineCode<Evidence>()({
  code: 'unrecognized-credential',
  family: 'not-an-access-token',
  title: 'This does not look like a DigitalOcean token',
  severity: 'error',
  rule: ({ credential }) =>
    credential?.shape.type === 'unrecognized'
      ? {
          confidence: credential.belongsToOtherService ? 'possible' : 'likely',
          evidence: {
            name: nameOf(credential),
            belongsToOtherService: credential.belongsToOtherService,
          },
        }
      : null,
  words: ({ belongsToOtherService }) => ({
    what: belongsToOtherService
      ? 'The text speaks of another service, so the value was not sent anywhere.'
      : 'The value has none of the known shapes, so it was not sent anywhere.',
    why: 'A DigitalOcean token is dop_v1_ or doo_v1_ followed by 64 hexadecimal digits; one from before March 2022 is the 64 digits alone.',
    fix: [{ text: 'Look where the value comes from.' }, apiToken],
  }),
});
