import { links } from '../../knowledge/links.ts';
import { setAndCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { nameOf } from '../evidence.ts';
import { requestOf, type Subject, showsError } from '../subject.ts';

export interface Evidence {
  readonly name: string | null;
  /** The name of the value, or the text, is about another service. */
  readonly belongsToOtherService: boolean;
  /** The name of that service, where the text names one. */
  readonly service: string | null;
}

/** The value of a Kubernetes Secret that was encoded once too often. */
const isEncoded = ({ facts }: Subject): boolean =>
  facts.some(
    (fact) => fact.type === 'circumstance' && fact.circumstance === 'base64-in-string-data',
  );

/** Whether the text is more than a value and its name: an error, a story, the output of a program. */
const saysMore = ({ facts }: Subject): boolean =>
  facts.some(
    (fact) =>
      ['answer', 'failure', 'no-credential', 'question'].includes(fact.type) ||
      (fact.type === 'circumstance' && !fact.silent) ||
      (fact.type === 'overview' && fact.program !== null),
  );

/** Only possible if name or text are about another service: the value is probably correct there. */
export const unrecognizedCredential = defineCode<Evidence>()({
  code: 'unrecognized-credential',
  family: 'not-an-access-token',
  title: 'This is not a DigitalOcean token',
  severity: 'error',
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.shape.type !== 'unrecognized') return null;
    // A word in a text about something else, or a token that another finding is about.
    if (showsError(subject) || isEncoded(subject)) return null;
    if (credential.shape.plain && saysMore(subject)) return null;
    // Bytes that are no text are a token that was decoded.
    if (credential.repairs.includes('not-encoded')) return null;
    // At the token endpoint, an application may send its id and secret as Basic.
    const authScheme = requestOf(subject)?.authScheme;
    const isBasic = authScheme?.type === 'scheme' && authScheme.scheme.toLowerCase() === 'basic';
    if (isBasic && subject.facts.some(({ type }) => type === 'oauth-error')) return null;
    const { otherService: service, besideToken } = credential;
    const belongsToOtherService = credential.belongsToOtherService || service !== null;
    return {
      // Beside a DigitalOcean token it is probably something else.
      confidence: belongsToOtherService || besideToken ? 'possible' : 'likely',
      evidence: { name: nameOf(credential), belongsToOtherService, service },
    };
  },
  words: ({ name, belongsToOtherService, service }, context) => {
    const value = name === null ? 'the value' : `the value of \`${name}\``;
    const format =
      'A DigitalOcean token is `dop_v1_` or `doo_v1_` and 64 hexadecimal digits, or the digits alone if it’s from before March 2022.';
    return belongsToOtherService
      ? {
          title: 'This value belongs to another service',
          what:
            service === null
              ? `The name or the text around ${value} is about another service, so token-check didn’t send it to DigitalOcean.`
              : `The text mentions ${service}, so token-check didn’t send ${value} to DigitalOcean.`,
          why: 'A value in this format can be a DigitalOcean token or a key of many other services.',
          fix: [
            {
              text: 'Paste the value by itself to check it, if it’s a DigitalOcean token.',
              terminal: 'token-check',
            },
          ],
        }
      : {
          what: `token-check doesn’t recognize the format of ${value}, so it didn’t send the value to DigitalOcean.`,
          why: format,
          fix: [
            { text: 'Copy your token again, or create a new one:', url: links.tokens },
            setAndCheck('the token', context),
          ],
        };
  },
});
