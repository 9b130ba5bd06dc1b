import { links } from '../../knowledge/links.ts';
import { hasOtherCause, isRejection } from '../answers.ts';
import { defineCode } from '../define.ts';
import { nameOf } from '../evidence.ts';
import { answersOf } from '../subject.ts';

export interface Evidence {
  readonly name: string | null;
  /** The value is what a program writes for an unset variable, for example `undefined`. */
  readonly unset: boolean;
}

export const placeholderToken = defineCode<Evidence>()({
  code: 'placeholder-token',
  family: 'damaged',
  title: 'This is a placeholder; the token still has to be filled in',
  severity: 'error',
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.shape.type !== 'placeholder') return null;
    const { confidence, elided, unset = false } = credential.shape;
    const evidence = { name: nameOf(credential), unset };
    // Beside an answer, xxxx is what a person wrote instead of the token that was sent. An answer
    // that no placeholder gets says so of any text.
    const answers = answersOf(subject).filter(({ origin }) => origin === 'pasted');
    const isHidden = hasOtherCause(subject) || (elided === true && answers.length > 0);
    if (!unset && isHidden) return { confidence: 'possible', evidence };
    // Who reports a 401 may have hidden the token, or have copied the placeholder.
    const isReport = confidence === 'certain' && answers.some(isRejection);
    return { confidence: isReport ? 'likely' : confidence, evidence };
  },
  words: ({ unset }) => ({
    what: unset
      ? 'The value is the word that a program writes for a variable that is not set, not a token.'
      : 'The value is example text from a guide, not a token.',
    why: unset
      ? 'The variable has another name, or it is not set where the program runs.'
      : 'Guides and templates put such text where your own token belongs.',
    fix: [
      ...(unset
        ? [
            {
              text: 'Set the variable in the place where the program runs, and look at its name in the code.',
            },
          ]
        : [
            {
              text: 'Put your token there. For your own tools, that is a personal access token:',
              url: links.tokens,
            },
          ]),
    ],
  }),
});
