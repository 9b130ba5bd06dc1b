import { defineCode } from '../define.ts';
import { type DamageEvidence, damageOf, refusedCharacter } from '../evidence.ts';

/**
 * White space around a pasted value is harmless; where a program reads it, the program sends it.
 */
export const strayWhitespace = defineCode<DamageEvidence>()({
  code: 'stray-whitespace',
  family: 'damaged',
  title: 'There is white space in or around the token',
  severity: 'error',
  rule: (subject) => {
    const inside = damageOf(subject, 'line-break', 'no-break-space');
    const around = damageOf(subject, 'whitespace');
    const found = inside ?? around;
    if (found?.exact) return { confidence: 'certain', evidence: found };
    // A line break at the end of the token is by far the most common cause.
    const refused = refusedCharacter(subject);
    const isQuoted = subject.credential?.repairs.includes('typographic-quotes') === true;
    if (refused === 'line-break' || (refused === 'unknown' && !isQuoted)) {
      const nothing = { repairs: [], exact: false, whole: false };
      return { confidence: 'likely', evidence: inside ?? nothing };
    }
    return inside === null ? null : { confidence: 'possible', evidence: inside };
  },
  words: ({ repairs, whole }) => ({
    what: repairs.includes('line-break')
      ? 'The token is broken by a space or a line break.'
      : repairs.includes('no-break-space')
        ? 'A no-break space stands beside the token: it looks like a space and is none.'
        : 'A space or a line break before or after the token is a part of the value here.',
    why: `It comes from a terminal that wraps lines, from an editor, or from echo without -n. It is sent along, or the program refuses the header.${whole ? ' The check went on without it.' : ''}`,
    fix: [
      {
        text: 'Write the token again in one piece. For a file or a Secret, use printf, which adds no line break:',
        command: 'printf %s "$DIGITALOCEAN_TOKEN" > token.txt',
      },
    ],
  }),
});
