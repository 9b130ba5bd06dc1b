import { defineCode } from '../define.ts';
import { isSentToApi } from '../subject.ts';
import { apiToken } from './shared.ts';

export interface Evidence {
  readonly what: string;
  readonly where: string;
  readonly inPlace: boolean;
}

export const otherProductCredential = defineCode<Evidence>()({
  code: 'other-product-credential',
  family: 'not-an-access-token',
  title: 'This belongs to another DigitalOcean product',
  severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.kind !== 'unknown' || credential.belongs === null) return null;
    const { what, where, confidence } = credential.belongs;
    const isNamed = subject.services.some((one) => one === 'database' || one === 'kubernetes');
    const inPlace = (isNamed || credential.besideToken) && !isSentToApi(subject);
    return { confidence, evidence: { what, where, inPlace } };
  },
  words: ({ what, where }) => ({
    what: `The value has the shape of ${what}.`,
    why: `${where} The API does not accept it, so it was not sent anywhere.`,
    fix: [apiToken],
  }),
});
