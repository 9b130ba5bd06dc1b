import { storeInCi } from '../ci-steps.ts';
import { isVariableNamed, oddCharactersIn, replaceToken, thenCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type DamageEvidence, damageOf, refusedCharacter } from '../evidence.ts';

export const invisibleCharacters = defineCode<DamageEvidence>()({
  code: 'invisible-characters',
  family: 'damaged',
  title: 'The token contains invisible characters',
  severity: 'error',
  rule: (subject) => {
    const evidence = damageOf(subject, 'invisible-characters', 'look-alike');
    if (evidence !== null) return { confidence: 'certain', evidence };
    if (refusedCharacter(subject) !== 'other') return null;
    const repairs = ['invisible-characters'] as const;
    return { confidence: 'likely', evidence: { repairs, exact: false, whole: false } };
  },
  words: ({ repairs, whole }, context) => {
    const lookAlike = repairs.includes('look-alike');
    // The program refused it, and the text doesn’t show the value.
    const isSeen = !whole && !lookAlike && context.circumstances.includes('visible-character');
    const checked = `token-check ${lookAlike ? 'replaced it' : 'removed them'} for this check`;
    return {
      ...(lookAlike && { title: 'The token contains a look-alike letter' }),
      ...(isSeen && { title: 'The token contains a character that no token has' }),
      what: lookAlike
        ? 'A letter of another alphabet or width is in place of one that looks the same.'
        : isSeen
          ? 'The program can’t send a character of the value, such as “…”: the copy is a shortened or a formatted one.'
          : 'The value contains characters that the screen doesn’t show, such as a zero-width space.',
      why: `DigitalOcean compares every character, so your program gets a 401 or 400${whole ? `; ${checked}` : ''}.`,
      fix: [
        ...storeInCi(context),
        ...(context.job === null && isVariableNamed(context)
          ? [
              {
                text: 'Show what else is in the variable, without printing the token:',
                command: oddCharactersIn(context.variable),
              },
            ]
          : []),
        thenCheck('Copy the token again from where it’s stored and check it.', context),
        replaceToken,
      ],
    };
  },
});
