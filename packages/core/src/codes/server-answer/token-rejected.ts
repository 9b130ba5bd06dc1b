import { accessTokens, type Kind } from '../../knowledge/kinds.ts';
import { links } from '../../knowledge/links.ts';
import {
  isAboutAny,
  isAccepted,
  isAcceptedInText,
  isRejection,
  rejectionConfidence,
} from '../answers.ts';
import type { Context } from '../context.ts';
import { lengthStep } from '../corrections.ts';
import { defineCode, type FixStep } from '../define.ts';
import { type AnswerEvidence, evidenceOf, requestText } from '../evidence.ts';
import { checkToken, programName } from '../steps.ts';
import { stepsOf, storyOf, type Told } from '../story.ts';
import { answersOf, type PassportSeen } from '../subject.ts';

export interface Evidence {
  readonly answers: readonly AnswerEvidence[];
  readonly kind: Kind | null;
  /** The text also shows an answer that only a working token gets. */
  readonly worked: boolean;
  /** The text has several credentials, and doesn't show which one was sent. */
  readonly unclear?: true;
  /** What earlier runs recorded about this value and its place. */
  readonly passport?: PassportSeen;
}

/** What the text says of the answer. It doesn't print one that it only suggests. */
function pastedText({ answers: [answer], worked, unclear }: Evidence, message: string): string {
  if (answer?.vague === true) {
    return 'The error looks like one after a 401 of DigitalOcean, but the text doesn’t show the answer.';
  }
  const shown = `The text shows DigitalOcean’s answer 401${message}${requestText(answer)}`;
  if (unclear) return `${shown}. It doesn’t show which of its credentials was sent.`;
  return worked
    ? `${shown}, and also an answer that only a valid token gets. The two requests probably sent different tokens.`
    : `${shown}.`;
}

/** A 401 without a reason. */
export const tokenRejected = defineCode<Evidence>()({
  code: 'token-rejected',
  family: 'server-answer',
  title: 'DigitalOcean rejected the token',
  severity: 'error',
  supersededBy: ['token-expired', 'token-revoked'],
  rule: (subject) => {
    const rejections = answersOf(subject).filter(isRejection);
    if (rejections.length === 0 || isAccepted(subject)) return null;
    const probed = rejections.filter(({ origin }) => origin === 'probed');
    return {
      confidence: rejectionConfidence(subject),
      evidence: {
        answers: (probed.length > 0 ? probed : rejections).map(evidenceOf),
        kind: subject.credential?.kind ?? null,
        worked: isAcceptedInText(subject),
        ...(probed.length === 0 && isAboutAny(subject) && { unclear: true as const }),
        ...(probed.length > 0 && subject.passport !== null && { passport: subject.passport }),
      },
    };
  },
  words: (evidence, context) => {
    const { answers, kind, passport } = evidence;
    const [first] = answers;
    const isProbed = first?.origin === 'probed';
    // What Spaces says of its keys explains no answer about a token.
    const ids = context.circumstances.filter((id) => !id.startsWith('s3-'));
    const [told] = isProbed ? [] : storyOf(ids, context, 401);
    const isToken = kind !== null && accessTokens.includes(kind);
    if (told?.decisive) {
      return {
        title: told.title,
        // A cause that explains a crash says itself what is shown.
        what: first?.vague
          ? told.fits
          : `The text shows DigitalOcean’s answer 401${requestText(first)}.`,
        why: first?.vague ? '' : told.fits,
        fix: stepsOf(told),
      };
    }
    const message = first?.knownMessage ? ', “Unable to authenticate you”' : '';
    return {
      title: 'DigitalOcean rejected the token (401)',
      what: isProbed
        ? `${answers.length === 1 ? (first?.host ?? 'DigitalOcean') : 'DigitalOcean'} rejected this token just now: 401, “Unable to authenticate you”.${passport === undefined ? '' : ` ${recordedText(passport)}`}`
        : pastedText(evidence, message),
      why:
        told?.fits ??
        [
          'The token was deleted, has expired, or was never valid.',
          isToken || isProbed
            ? 'DigitalOcean gives the same answer in all three cases.'
            : `Or ${programName(context)} sent something else, such as an empty variable${context.circumstances.includes('oauth') ? ' or an OAuth code' : ''}.`,
          isProbed &&
            kind === 'legacy-token' &&
            'An OAuth code, client ID or client secret looks the same as this value and gets the same answer.',
        ]
          .filter(Boolean)
          .join(' '),
      fix: isProbed
        ? [...(passport?.laterValue ? [storeLater(passport)] : []), ...fixProbed]
        : fixPasted(isToken ? checkThis : checkToken(context), told, context),
    };
  },
});

/** What the record says about the value that is rejected now. */
function recordedText({ own, laterValue }: PassportSeen): string {
  if (laterValue === null) {
    return `An earlier run recorded that DigitalOcean accepted it until ${own?.lastAccepted}.`;
  }
  return own === null
    ? `This isn’t the value that DigitalOcean accepted under this name on ${laterValue}.`
    : `The old value is back: on ${laterValue}, DigitalOcean accepted a newer value under this name.`;
}

const storeLater = ({ laterValue }: PassportSeen): FixStep => ({
  text: `Store the value again that was accepted on ${laterValue}, or find out who changed it since then.`,
});

const inList = {
  text: 'Look for the token in the list. Expired and deleted tokens no longer appear there:',
  url: links.tokens,
};

const fixProbed: readonly FixStep[] = [
  inList,
  {
    text: 'Create a new token either way, because DigitalOcean shows a token only once. Replace the old one everywhere it is used.',
  },
];

/** A token that the text itself contains. */
const checkThis: FixStep = {
  text: 'Check this token with DigitalOcean. Paste it at the prompt:',
  terminal: 'token-check',
};

/** `told`: what decides whether the story in the text explains the rejection. */
function fixPasted(check: FixStep, told: Told | undefined, context: Context): readonly FixStep[] {
  if (told?.next) {
    return [
      told.check,
      told.next,
      ...(told.next.url === inList.url ? [lookForOther(told.check, context)] : [ifRejected]),
    ];
  }
  const first = told?.check ?? check;
  const isCheck = first.terminal?.includes('token-check') === true;
  return isCheck ? [first, ifRejected, lookForOther(first, context)] : [first, check, ifRejected];
}

/** An empty variable, an old copy, or a value with quotes or a line break. */
const lookForOther = ({ terminal }: FixStep, context: Context): FixStep =>
  terminal === `token-check --env ${context.variable}` && context.ciSystem === null
    ? lengthStep(
        context,
        `where ${programName(context)} runs, if the check accepts the token. A whole token has 71 characters`,
      )
    : {
        text: 'Look for what the program really sends if the check accepts the token: an empty variable, an old copy, or quotes around it.',
      };

/** An expired or deleted token is missing in the list, and can't be restored. */
const ifRejected: FixStep = {
  text: 'Create a new token if this check rejects it too, and replace it in the same place:',
  url: links.tokens,
};
