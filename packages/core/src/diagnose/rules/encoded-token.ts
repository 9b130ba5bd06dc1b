import { damageOf, type Rule } from '../case.ts';

export const encodedToken: Rule<'encoded-token'> = (known) => {
  const kubernetes = /^(?:data|stringData)\./.test(known.credential?.name ?? '');
  const missing = damageOf(known, 'not-encoded');
  if (missing !== null) {
    return { confidence: 'certain', evidence: { ...missing, missing: true, kubernetes } };
  }
  const encoded = damageOf(
    known,
    'base64',
    'base64-twice',
    'percent-encoding',
    'html-entities',
    'escapes',
  );
  if (encoded === null) return null;
  return {
    confidence: encoded.exact ? 'certain' : 'likely',
    evidence: { ...encoded, missing: false, kubernetes },
  };
};
