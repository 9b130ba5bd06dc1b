import { createToken, setAndCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { isSentToApi } from '../subject.ts';

export interface Evidence {
  readonly what: string;
  readonly where: string;
  readonly inPlace: boolean;
}

export const otherProductCredential = defineCode<Evidence>()({
  code: 'other-product-credential',
  family: 'not-an-access-token',
  title: 'Credential of another DigitalOcean product',
  severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.kind !== 'unknown' || credential.belongs === null) return null;
    const { what, where, confidence } = credential.belongs;
    const isNamed = subject.services.some((one) => one === 'database' || one === 'kubernetes');
    const inPlace = (isNamed || credential.besideToken) && !isSentToApi(subject);
    return { confidence, evidence: { what, where, inPlace } };
  },
  words: ({ what, where, inPlace }, context) => {
    const title = `This is ${what}${inPlace ? '' : ', not an API token'}`;
    return {
      ...(title.length <= 60 && { title }),
      what: `The value is ${what}, so token-check didn’t send it to the API.`,
      why: where,
      fix: inPlace ? [] : [createToken, setAndCheck('the new token', context)],
    };
  },
});
