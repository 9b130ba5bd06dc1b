import { type Rule, requestOf, urlOf } from '../case.ts';

export const foreignToken: Rule<'foreign-token'> = (known) => {
  const { credential } = known;
  if (credential?.kind !== 'foreign' || credential.belongs === null) return null;
  const { providers, what, where, confidence, expiresAt } = credential.belongs;
  const name = letters(credential.name ?? '');
  const goesElsewhere = ['other', 'provider', 'linode'].includes(urlOf(known)?.service ?? '');
  const inPlace =
    goesElsewhere ||
    (requestOf(known)?.authScheme == null &&
      providers.some((provider) => name.includes(letters(provider.split(' ')[0] ?? ''))));
  const sent =
    requestOf(known)?.authScheme != null || /digital_?ocean|^do_/i.test(credential.name ?? '');
  const sure = confidence === 'certain' && providers.length === 1;
  return {
    // Whoever issued it: under this name, or in this request, a DigitalOcean token belongs.
    confidence: sure ? 'certain' : sent || confidence !== 'possible' ? 'likely' : 'possible',
    evidence: { providers, what, where, inPlace, expiresAt },
  };
};

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
