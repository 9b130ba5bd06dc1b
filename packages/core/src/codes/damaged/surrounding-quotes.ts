import { defineCode } from '../define.ts';
import { type DamageEvidence, damageOf, refusedCharacter } from '../evidence.ts';

/**
 * One pair of plain quotes is syntax; a second pair, or typographic quotes, are part of the value.
 */
export const surroundingQuotes = defineCode<DamageEvidence>()({
  code: 'surrounding-quotes',
  family: 'damaged',
  title: 'The quotes are a part of the value',
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
  words: ({ repairs, whole }) => ({
    what: repairs.includes('typographic-quotes')
      ? 'The token stands between typographic quotes (“ ”), which no shell and no program takes as quotes.'
      : repairs.includes('stray-quote')
        ? 'There is a quote on one side of the token and none on the other.'
        : 'There are quotes around the token that are sent along with it.',
    why: `Typographic quotes come from word processors, chats and web pages; doubled ones from files whose quotes belong to the value, such as docker --env-file.${whole ? ' The check went on without them.' : ''}`,
    fix: [{ text: 'Delete the quotes, or write plain ones (") where the language needs them.' }],
  }),
});
