import { storeInCi } from '../ci-steps.ts';
import type { Context } from '../context.ts';
import { thenCheck } from '../corrections.ts';
import { defineCode, type Words } from '../define.ts';
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
    if (repairs.includes('stray-quote')) return stray(context);
    return {
      title: curly ? 'The token is in curly quotes' : 'The quotes are part of the token',
      what: curly
        ? 'The token is between typographic quotes (“ ”), which shells and programs don’t treat as quotes.'
        : 'The value contains the quotes around the token.',
      why: whole
        ? 'The quotes are sent as part of the token; token-check removed them for this check.'
        : 'Programs send the quotes as part of the token or reject the header.',
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

/** The words for a quote on one side alone. */
const stray = (context: Context): Words => ({
  title: 'A stray quote is next to the token',
  what: 'The token has a quote on one side and none on the other.',
  why: 'The quote may be sent as part of the token, or it may swallow the rest of the line.',
  fix: [thenCheck('Delete the quote or add the missing one, then check the token.', context)],
});
