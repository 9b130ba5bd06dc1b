import { damageOf, type Rule } from '../case.ts';

export const invisibleCharacters: Rule<'invisible-characters'> = (known) => {
  const evidence = damageOf(known, 'invisible-characters', 'look-alike');
  return evidence === null ? null : { confidence: 'certain', evidence };
};
