import { defineCode } from '../define.ts';
import { type DamageEvidence, damageOf, refusedCharacter } from '../evidence.ts';

export const invisibleCharacters = defineCode<DamageEvidence>()({
  code: 'invisible-characters',
  family: 'damaged',
  title: 'There are characters in the token that cannot be seen',
  severity: 'error',
  rule: (subject) => {
    const evidence = damageOf(subject, 'invisible-characters', 'look-alike');
    if (evidence !== null) return { confidence: 'certain', evidence };
    if (refusedCharacter(subject) !== 'other') return null;
    const repairs = ['invisible-characters'] as const;
    return { confidence: 'likely', evidence: { repairs, exact: false, whole: false } };
  },
  words: ({ repairs, whole }) => ({
    what: repairs.includes('look-alike')
      ? 'A letter of another alphabet, or another letter of this one, stands in the place of one that looks the same.'
      : 'The value holds invisible characters: zero-width spaces, a byte order mark or the like.',
    why: `They come along when a token is copied from a web page, a chat or a PDF.${whole ? ' The check went on without them.' : ''}`,
    fix: [
      {
        text: 'Copy the token from where it was made, or type over the place. This shows what is there:',
        command: 'printf %s "$DIGITALOCEAN_TOKEN" | od -c | head',
      },
    ],
  }),
});
