import { damageOf, type Rule } from '../case.ts';

/** White space around a pasted value is nothing; where a program reads it, it is sent along. */
export const strayWhitespace: Rule<'stray-whitespace'> = (known) => {
  const inside = damageOf(known, 'line-break', 'no-break-space');
  if (inside !== null)
    return { confidence: inside.exact ? 'certain' : 'possible', evidence: inside };
  // A line break at the end of the token is by far the most frequent reason.
  if (known.facts.some(({ type }) => type === 'invalid-header')) {
    return {
      confidence: 'likely',
      evidence: { repairs: ['whitespace'], exact: true, whole: false },
    };
  }
  const around = damageOf(known, 'whitespace');
  return around?.exact ? { confidence: 'certain', evidence: around } : null;
};
