import { links } from '../../knowledge/links.ts';
import { setAndCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { nameOf } from '../evidence.ts';

export interface Evidence {
  readonly name: string | null;
  /** The name of the value, or the text, is about another service. */
  readonly belongsToOtherService: boolean;
}

/** Only possible if name or text are about another service: the value is probably correct there. */
export const unrecognizedCredential = defineCode<Evidence>()({
  code: 'unrecognized-credential',
  family: 'not-an-access-token',
  title: 'This is not a DigitalOcean token',
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
  words: ({ name, belongsToOtherService }, context) => {
    const value = name === null ? 'the value' : `the value of \`${name}\``;
    const format =
      'A DigitalOcean token is `dop_v1_` or `doo_v1_` and 64 hexadecimal digits, or the digits alone if it’s from before March 2022.';
    return belongsToOtherService
      ? {
          title: 'This value belongs to another service',
          what: `The name or the text around ${value} is about another service, so token-check didn’t send it to DigitalOcean.`,
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
