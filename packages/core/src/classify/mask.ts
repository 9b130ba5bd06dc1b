import { anyOf, anyWord, sequence } from '../text/patterns.ts';

/** What a log or a web page shows instead of a secret. */
const mask = anyOf(
  [
    /[*•●∙·▪■█]{3}/,
    /^(?:redacted|masked|censored|filtered)$/,
    sequence([
      /^[[(<{]{1,2}/,
      anyOf([
        anyWord('redacted hidden masked filtered secret removed censored protected private'),
        /sensitive(?: value)?/, // Terraform
      ]),
      /[\])>}]{1,2}$/,
    ]),
  ],
  'i',
);

export const isMask = (value: string): boolean => value.length <= 500 && mask.test(value);
