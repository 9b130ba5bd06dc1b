import { links } from '../../knowledge/links.ts';
import { hasOtherCause, isRejection } from '../answers.ts';
import { lengthStep, setStep, thenCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { nameOf } from '../evidence.ts';
import { answersOf, saysItWorks, showsError } from '../subject.ts';

export interface Evidence {
  readonly name: string | null;
  /** The value is what a program writes for an unset variable, for example `undefined`. */
  readonly unset: boolean;
}

export const placeholderToken = defineCode<Evidence>()({
  code: 'placeholder-token',
  family: 'damaged',
  title: 'Replace the placeholder with your token',
  severity: 'error',
  supersededBy: ['retired-api'],
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.shape.type !== 'placeholder') return null;
    // The value is an example in a text about something else.
    if (showsError(subject) || saysItWorks(subject)) return null;
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
  words: ({ name, unset }, context) => {
    const value = name === null ? 'The value' : `The value of \`${name}\``;
    return unset
      ? {
          title: 'The variable for the token isn’t set',
          what: `${value} is a word that programs write for an unset variable, such as \`undefined\` or \`None\`.`,
          why: 'The variable isn’t set where the program runs, or the code reads another name.',
          fix: [lengthStep(context, 'where the program runs'), setStep(context)],
        }
      : /client_?(?:id|secret)/i.test(name ?? '')
        ? {
            title: `Replace the placeholder with your ${/secret$/i.test(name ?? '') ? 'client secret' : 'client ID'}`,
            what: `${value} is example text, not a value of your OAuth app.`,
            why: 'DigitalOcean never issued it, so a request with it can’t work.',
            fix: [{ text: 'Copy the value from your OAuth app:', url: links.applications }],
          }
        : {
            what: `${value} is example text or a name, not a token.`,
            why: 'DigitalOcean never issued such a token, so it can’t work.',
            fix: [
              {
                text: 'Copy your token from where you stored it, or create a new one:',
                url: links.tokens,
              },
              thenCheck('Put the token in place of the placeholder and check it.', context),
            ],
          };
  },
});
