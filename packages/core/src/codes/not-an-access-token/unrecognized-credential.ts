import { defineCode } from '../define.ts';
import { nameOf } from '../evidence.ts';
import { requestOf } from '../subject.ts';
import { apiToken } from './shared.ts';

export interface Evidence {
  readonly name: string | null;
  /** The name of the value, or the text, is about another service. */
  readonly belongsToOtherService: boolean;
  /** The name of that service, where the text names one. */
  readonly service: string | null;
}

/** Only possible if name or text are about another service: the value is probably correct there. */
export const unrecognizedCredential = defineCode<Evidence>()({
  code: 'unrecognized-credential',
  family: 'not-an-access-token',
  title: 'This does not look like a DigitalOcean token',
  severity: 'error',
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.shape.type !== 'unrecognized') return null;
    // Bytes that are no text are a token that was decoded.
    if (credential.repairs.includes('not-encoded')) return null;
    // At the token endpoint, an application may send its id and secret as Basic.
    const authScheme = requestOf(subject)?.authScheme;
    const isBasic = authScheme?.type === 'scheme' && /^basic$/i.test(authScheme.scheme);
    if (isBasic && subject.facts.some(({ type }) => type === 'oauth-error')) return null;
    const { otherService: service, besideToken } = credential;
    const belongsToOtherService = credential.belongsToOtherService || service !== null;
    return {
      // Beside a DigitalOcean token it is probably something else.
      confidence: belongsToOtherService || besideToken ? 'possible' : 'likely',
      evidence: { name: nameOf(credential), belongsToOtherService, service },
    };
  },
  words: ({ belongsToOtherService, service }) => ({
    what: belongsToOtherService
      ? `The text mentions ${service ?? 'another service'}, so token-check didn't send the value to DigitalOcean.`
      : 'The value has none of the known shapes, so it was not sent anywhere.',
    why: 'A DigitalOcean token is dop_v1_ or doo_v1_ followed by 64 hexadecimal digits; one from before March 2022 is the 64 digits alone.',
    fix: [{ text: 'Look where the value comes from.' }, apiToken],
  }),
});
