import type { Kind } from '../../knowledge/kinds.ts';
import { links } from '../../knowledge/links.ts';
import { isAccepted, isAcceptedInText, isRejection, rejectionConfidence } from '../answers.ts';
import type { Context } from '../context.ts';
import { defineCode, type FixStep } from '../define.ts';
import { type AnswerEvidence, evidenceOf, requestText } from '../evidence.ts';
import { answersOf } from '../subject.ts';

export interface Evidence {
  readonly answers: readonly AnswerEvidence[];
  readonly kind: Kind | null;
  /** The text also shows an answer that only a working token gets. */
  readonly worked: boolean;
}

/** A 401 without a reason. */
export const tokenRejected = defineCode<Evidence>()({
  code: 'token-rejected',
  family: 'server-answer',
  title: 'DigitalOcean does not accept the credential',
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
      },
    };
  },
  words: (evidence, context) => {
    const { answers, kind, worked } = evidence;
    if (worked && answers.every(({ origin }) => origin === 'pasted')) {
      return {
        what: 'The text shows both a 401 and an answer that only a working token gets.',
        why: 'The two requests probably sent different tokens: another variable, another configuration, an old copy.',
        fix: fixFor(evidence, context),
      };
    }
    if (answers.every(({ vague }) => vague)) {
      return {
        what: 'The error suggests that DigitalOcean answered 401, but the text doesn’t show the answer.',
        why: 'A program that can’t read the answer prints an error like this. If it was a 401, the token is deleted, expired or was never valid, or something else was sent instead.',
        fix: fixFor(evidence, context),
      };
    }
    return {
      what: answers.some(({ origin }) => origin === 'probed')
        ? `${answers.length === 1 ? (answers[0]?.host ?? 'DigitalOcean') : 'DigitalOcean'} was asked just now and answered 401, “Unable to authenticate you”.`
        : `The text shows DigitalOcean’s answer 401${answers[0]?.knownMessage ? ', “Unable to authenticate you”' : ''}${requestText(answers[0])}.`,
      why: answers.some(({ origin }) => origin === 'probed')
        ? `The token was deleted, has expired, or was never valid: DigitalOcean gives the same answer to all of them.${kind === 'legacy-token' ? ' An authorization code, a client id and a client secret look the same as this value and get the same answer.' : ''}`
        : 'The token that was sent is deleted, has expired or was never valid, or something else was sent in its place: an empty variable, an OAuth code, a refresh token. DigitalOcean gives the same answer to all of them.',
      fix: fixFor(evidence, context),
    };
  },
});

function fixFor({ answers }: Evidence, context: Context): readonly FixStep[] {
  const isProbed = answers.some(({ origin }) => origin === 'probed');
  return [
    ...(isProbed
      ? []
      : [
          {
            text: 'Check the token that the program really sends, in the place where it runs, with the variable that it reads.',
            terminal: `token-check --env ${context.variable}`,
          },
        ]),
    {
      text: 'Look for the token in the control panel. One that has expired or was deleted is not in the list any more:',
      url: links.tokens,
    },
    {
      text: 'If it is not there, make a new one and replace the old one everywhere it is used. If it is there, the value was damaged on the way: make a new one as well, for DigitalOcean does not show it again.',
    },
    ...(isProbed
      ? []
      : [
          {
            text: 'If you took the value from a callback URL (?code=…), exchange it for a token first.',
            see: 'authorization-code' as const,
          },
        ]),
  ];
}
