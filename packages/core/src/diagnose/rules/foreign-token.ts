import { type Rule, requestOf } from '../case.ts';

export const foreignToken: Rule<'foreign-token'> = (known) => {
  const { credential } = known;
  if (credential?.kind !== 'foreign' || credential.belongs === null) return null;
  const { providers, what, where, confidence, expiresAt } = credential.belongs;
  const name = letters(credential.name ?? '');
  const inPlace =
    requestOf(known)?.sending == null &&
    providers.some((provider) => name.includes(letters(provider.split(' ')[0] ?? '')));
  return {
    confidence: confidence === 'certain' && providers.length > 1 ? 'likely' : confidence,
    evidence: { providers, what, where, inPlace, expiresAt },
  };
};

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
