import { aKind, type Kind } from '../../knowledge/kinds.ts';
import { defineCode } from '../define.ts';
import { isSentToApi } from '../subject.ts';
import { apiToken } from './shared.ts';

export interface Evidence {
  readonly kind: Kind;
  readonly inPlace: boolean;
  readonly where: string;
}

export const inferenceKey = defineCode<Evidence>()({
  code: 'inference-key',
  family: 'not-an-access-token',
  title: 'This is a key for inference, not an API token',
  severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.kind !== 'model-access-key' && credential?.kind !== 'agent-access-key')
      return null;
    const { kind, name, belongs } = credential;
    const isNamed =
      subject.services.some((one) => one === 'inference' || one === 'agent') ||
      /model|inference|agent|gradient/i.test(name ?? '');
    return {
      confidence: belongs?.confidence ?? 'certain',
      evidence: {
        kind,
        inPlace: (isNamed || credential.besideToken) && !isSentToApi(subject),
        where: belongs?.where ?? '',
      },
    };
  },
  words: ({ kind, where }) => ({
    what: `The value has the shape of ${aKind(kind)}.`,
    why: `${where} The API at api.digitalocean.com does not know it, so doctl, Terraform and the like fail with it.`.trim(),
    fix: [
      {
        text: 'Keep the two in variables of their own, for example MODEL_ACCESS_KEY and DIGITALOCEAN_ACCESS_TOKEN.',
      },
      apiToken,
    ],
  }),
});
