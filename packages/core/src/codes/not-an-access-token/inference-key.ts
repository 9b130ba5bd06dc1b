import type { Kind } from '../../knowledge/kinds.ts';
import { createToken, setAndCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { isSentToApi } from '../subject.ts';

export interface Evidence {
  readonly kind: Kind;
  readonly inPlace: boolean;
  readonly where: string;
}

export const inferenceKey = defineCode<Evidence>()({
  code: 'inference-key',
  family: 'not-an-access-token',
  title: 'Inference key used as an API token',
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
  words: ({ kind, where, inPlace }, context) => {
    const name = kind === 'agent-access-key' ? 'agent access key' : 'model access key';
    return {
      title: inPlace
        ? `This is ${kind === 'agent-access-key' ? 'an' : 'a'} ${name}`
        : `${name[0]?.toUpperCase()}${name.slice(1)} used as an API token`,
      what: `By its ${kind === 'agent-access-key' ? 'name' : 'prefix'}, the value is a key for AI inference.`,
      why: inPlace
        ? where || 'It works with its own endpoint.'
        : 'The key doesn’t work with the DigitalOcean API, doctl or Terraform, which need an API token.',
      fix: inPlace
        ? []
        : [
            createToken,
            setAndCheck('the new token', context),
            { text: `Keep the ${name} in a variable of its own, such as \`MODEL_ACCESS_KEY\`.` },
          ],
    };
  },
});
