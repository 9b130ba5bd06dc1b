import type { Rule } from '../case.ts';

export const inferenceKey: Rule<'inference-key'> = (known) => {
  const { credential } = known;
  if (credential?.kind !== 'model-access-key' && credential?.kind !== 'agent-access-key')
    return null;
  const inPlace =
    known.services.includes('inference') ||
    /model|inference|agent|gradient/i.test(credential.name ?? '');
  const where = credential.belongs?.where ?? '';
  return { confidence: 'certain', evidence: { kind: credential.kind, inPlace, where } };
};
