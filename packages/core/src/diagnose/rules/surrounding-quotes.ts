import { damageOf, type Rule } from '../case.ts';

/** Quotes around a pasted value are nothing; a second pair, or curly ones, are sent along. */
export const surroundingQuotes: Rule<'surrounding-quotes'> = (known) => {
  const curly = damageOf(known, 'typographic-quotes');
  if (curly !== null) return { confidence: 'likely', evidence: curly };
  const plain = damageOf(known, 'quotes');
  return plain?.exact ? { confidence: 'likely', evidence: plain } : null;
};
