import { storeInCi } from '../ci-steps.ts';
import { thenCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type DamageEvidence, damageOf, refusedCharacter } from '../evidence.ts';

/**
 * One pair of plain quotes is syntax; a second pair, or typographic quotes, are part of the value.
 */
export const surroundingQuotes = defineCode<DamageEvidence>()({
  code: 'surrounding-quotes',
  family: 'damaged',
  title: 'The quotes are part of the value',
  severity: 'error',
  rule: (subject) => {
    const typographic = damageOf(subject, 'typographic-quotes');
    if (typographic !== null) return { confidence: 'likely', evidence: typographic };
    if (refusedCharacter(subject) === 'quote') {
      const repairs = ['typographic-quotes'] as const;
      return { confidence: 'likely', evidence: { repairs, exact: false, whole: false } };
    }
    const stray = damageOf(subject, 'stray-quote');
    if (stray !== null) return { confidence: 'likely', evidence: stray };
    const plain = damageOf(subject, 'quotes');
    return plain?.exact ? { confidence: 'likely', evidence: plain } : null;
  },
  words: ({ repairs, whole }, context) => {
    const curly = repairs.includes('typographic-quotes');
    return {
      title: curly ? 'The token is in curly quotes' : 'The quotes are part of the token',
      what: curly
        ? 'The token is between typographic quotes (“ ”), which shells and programs don’t treat as quotes.'
        : 'The value contains the quotes around the token.',
      why: `The quotes are sent as part of the token${whole ? '; token-check removed them for this check' : ''}.`,
      fix: [
        ...storeInCi(context),
        thenCheck(
          curly
            ? 'Delete the quotes or replace them with straight ones ("), then check the token.'
            : 'Delete the quotes, then check the token.',
          context,
        ),
      ],
    };
  },
});
