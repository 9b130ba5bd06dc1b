import type { Repair } from '../../classify/kinds.ts';
import { storeInCi } from '../ci-steps.ts';
import type { Context } from '../context.ts';
import { isVariableNamed, secretCommand, thenCheck } from '../corrections.ts';
import { defineCode, type FixStep, type Words } from '../define.ts';
import { type DamageEvidence, damageOf, refusedCharacter } from '../evidence.ts';
import { stepsOf, toldIn } from '../story.ts';

/**
 * White space around a pasted value is harmless; where a program reads it, the program sends it.
 */
export const strayWhitespace = defineCode<DamageEvidence>()({
  code: 'stray-whitespace',
  family: 'damaged',
  title: 'The token contains a space or a line break',
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
  words: ({ repairs, whole }, context) => {
    // The message shows which character it is, or whose value.
    const shown = toldIn(context, 'control-v') ?? toldIn(context, 's3-line-break');
    if (repairs.length === 0 && shown !== null) {
      return { title: shown.title, what: shown.fits, why: '', fix: stepsOf(shown) };
    }
    return wordsFor({ repairs, whole }, context);
  },
});

const wordsFor = (
  { repairs, whole }: Pick<DamageEvidence, 'repairs' | 'whole'>,
  context: Context,
): Words => ({
  ...faultText(repairs),
  why:
    repairs.length === 0
      ? 'Such a character makes the whole header invalid.'
      : `Your program sends the white space too or rejects the header${whole ? '; token-check removed it for this check' : ''}.`,
  fix: stepsFor(context),
});

function faultText(repairs: readonly Repair[]): { title: string; what: string } {
  if (repairs.includes('line-break')) {
    return {
      title: 'A space or line break splits the token',
      what: 'The value has a space or a line break between the characters of the token.',
    };
  }
  if (repairs.includes('no-break-space')) {
    return {
      title: 'A no-break space is next to the token',
      what: 'The value has a no-break space, which looks like a space but isn’t one.',
    };
  }
  return repairs.includes('whitespace')
    ? {
        title: 'A space or line break is next to the token',
        what: 'The value has a space or a line break before or after the token.',
      }
    : {
        title: 'The token contains a line break',
        what: 'The message says that the header contains an invalid character, usually a line break at the end of the token.',
      };
}

function stepsFor(context: Context): readonly FixStep[] {
  if (context.job !== null) return storeInCi(context);
  const told =
    toldIn(context, 'base64-line-break') ??
    toldIn(context, 'secret-file') ??
    toldIn(context, 'trim-where-read');
  if (told !== null) return stepsOf(told);
  if (context.circumstances.includes('from-secret') || controllers.includes(context.program)) {
    return [
      {
        text: 'Save the Secret again without the line break, under its own name and key:',
        command: secretCommand(context.variable),
      },
      { text: 'Restart the Pods that read the Secret.' },
    ];
  }
  if (!isVariableNamed(context)) {
    return [thenCheck('Copy the token again in one piece and check it.', context)];
  }
  return [
    {
      // `printf` adds no line break.
      text: 'Remove all white space from the variable:',
      command: `export ${context.variable}="$(printf %s "$${context.variable}" | tr -d '[:space:]')"`,
    },
    thenCheck('Check the token again.', context),
  ];
}

const controllers: readonly (string | null)[] = ['cert-manager', 'external-dns', 'kubectl'];
