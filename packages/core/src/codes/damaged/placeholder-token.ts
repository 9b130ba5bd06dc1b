import { links } from '../../knowledge/links.ts';
import { hasOtherCause, isRejection } from '../answers.ts';
import { lengthStep, setStep, thenCheck } from '../corrections.ts';
import { defineCode, type Words } from '../define.ts';
import { nameOf, refusedCharacter } from '../evidence.ts';
import { circumstancesOf } from '../story.ts';
import {
  answersOf,
  comparesNames,
  saysItWorks,
  showsCause,
  showsError,
  tells,
} from '../subject.ts';

export interface Evidence {
  readonly name: string | null;
  /** The value is what a program writes for an unset variable, for example `undefined`. */
  readonly unset: boolean;
  /** The text shows another cause, so the person hid the token in what they pasted. */
  readonly hidden?: true;
  /** The value, if it has only words that guides use. */
  readonly text?: string;
  /** The value is the name of a variable in a command, without `$`. */
  readonly withoutDollar?: true;
}

export const placeholderToken = defineCode<Evidence>()({
  code: 'placeholder-token',
  family: 'damaged',
  title: 'Replace the placeholder with your token',
  severity: ({ hidden }) => (hidden ? 'info' : 'error'),
  supersededBy: ['retired-api'],
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.shape.type !== 'placeholder') return null;
    // The value is an example in a text about something else.
    const isQuoted =
      (showsCause(subject) && (answersOf(subject).length === 0 || comparesNames(subject))) ||
      tells(subject, 'object-sent') ||
      // The name of a secret in the place of its value needs a reference, not the token itself.
      tells(subject, 'not-filled-in');
    if (showsError(subject) || isQuoted || saysItWorks(subject)) return null;
    // The entry of a router fills in its names itself.
    if (circumstancesOf(subject).includes('ddns-address')) return null;
    const { confidence, elided = false, unset = false, text, withoutDollar } = credential.shape;
    // A program without a token didn't get this one, so a person hid it.
    if (elided && subject.facts.some(({ type }) => type === 'no-credential')) return null;
    const name = nameOf(credential);
    // Beside an answer, xxxx is what a person wrote instead of the token that was sent. An answer
    // that no placeholder gets says so of any text, and so does a header that contains other bytes.
    const answers = answersOf(subject).filter(({ origin }) => origin === 'pasted');
    const isExcluded = hasOtherCause(subject) || refusedCharacter(subject) !== null;
    const evidence = {
      name,
      unset,
      ...(text !== undefined && { text }),
      ...(withoutDollar && { withoutDollar }),
    };
    if (!unset && isExcluded) {
      // An answer that the text only suggests explains nothing itself.
      // No placeholder gets an answer that isn’t JSON.
      const isExplained = answers.some(
        ({ status, vague, isPage }) => (status !== null && !vague) || isPage,
      );
      if (!isExplained && answers.length > 0) return { confidence: 'possible', evidence };
      return elided ? null : { confidence: 'possible', evidence: { ...evidence, hidden: true } };
    }
    if (!unset && elided && answers.length > 0) return { confidence: 'possible', evidence };
    // Who reports a 401 may have hidden the token, or have copied the placeholder.
    const isReport = confidence === 'certain' && answers.some(isRejection);
    return { confidence: isReport ? 'likely' : confidence, evidence };
  },
  words: ({ name, unset, text, withoutDollar }, context) => {
    const shown = text === undefined ? 'value' : `value \`${text}\``;
    const value = name === null ? `The ${shown}` : `The ${shown} of \`${name}\``;
    if (unset) {
      return {
        title: 'The variable for the token isn’t set',
        what: `${value} is a word that programs write for an unset variable, such as \`undefined\` or \`None\`.`,
        why: 'The variable isn’t set where the program runs, or the code reads another name.',
        fix: [lengthStep(context, 'where the program runs'), setStep(context)],
      };
    }
    if (/client_?(?:id|secret)/i.test(name ?? '')) {
      return {
        title: `Replace the placeholder with your ${/secret$/i.test(name ?? '') ? 'client secret' : 'client ID'}`,
        what: `${value} is example text, not a value of your OAuth app.`,
        why: 'DigitalOcean never issued it, so a request with it can’t work.',
        fix: [{ text: 'Copy the value from your OAuth app:', url: links.applications }],
      };
    }
    if (isSpacesKey(name) || context.circumstances.includes('s3-backend')) {
      return {
        title: 'Replace the placeholder with your Spaces key',
        what: `${value} is example text, not a key of Spaces.`,
        why: 'Spaces needs an access key ID (DO…) and its secret key. An API token doesn’t work there.',
        fix: [{ text: 'Copy the pair, or create a new one:', url: links.spacesKeys }],
      };
    }
    if (context.host === 'inference.do-ai.run') {
      return {
        title: 'Replace the placeholder with your model access key',
        what: `${value} is example text, not a key.`,
        why: 'Inference accepts model access keys and API tokens with full access.',
        fix: [{ text: 'Create a model access key:', url: links.modelKeys }],
      };
    }
    if (withoutDollar && text !== undefined) return wordsWithoutDollar(text);
    return {
      ...(text !== undefined && { title: `Replace “${text}” with your token` }),
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

const wordsWithoutDollar = (variable: string): Words => ({
  title: `${variable} was sent as it is, without $`,
  what: `The command has the word \`${variable}\` where the token belongs. If that is a variable, the \`$\` in front of it is missing.`,
  why: 'DigitalOcean never issued such a token, so it can’t work.',
  fix: [
    {
      text: 'Write the variable with `$`, in double quotes, and run the command again:',
      command: `"$${variable}"`,
    },
    {
      text: 'Put the token itself there if there is no such variable. Copy it, or create a new one:',
      url: links.tokens,
    },
  ],
});

/** `SPACES_ACCESS_KEY_ID`; `access_key` and `secret_key` alone are settings of S3 clients. */
const isSpacesKey = (name: string | null): boolean =>
  /(?:^|_)(?:spaces|s3|aws)_\w{0,20}(?:key|secret)|^(?:secret_?)?access_?key(?:_?id)?$|^secret_?key$/i.test(
    name ?? '',
  );
