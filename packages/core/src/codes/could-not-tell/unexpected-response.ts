import type { FailureReason } from '../../facts.ts';
import { isBrokenAnswer, isServerError, isSettled, unsettledAnswers } from '../answers.ts';
import type { Context } from '../context.ts';
import { bearerRequest } from '../corrections.ts';
import { defineCode, type Words } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { reasons, saysNothing } from '../failure-reasons.ts';
import { checkToken, inspectToken, moreOutput } from '../steps.ts';
import { decisiveIn, stepsOf, toldIn } from '../story.ts';
import { confidenceOf, failuresOf, showsError } from '../subject.ts';

export type Evidence = AnswerEvidence & {
  /** Why the answer couldn't be read; null if it was a complete HTTP answer. */
  readonly broken: FailureReason | null;
};

/** An answer that the API doesn't document: of a captive portal, a proxy, a page, a redirect. */
export const unexpectedResponse = defineCode<Evidence>()({
  code: 'unexpected-response',
  family: 'could-not-tell',
  title: 'Got an answer that doesn’t come from the DigitalOcean API',
  severity: 'warning',
  supersededBy: ['request-refused', 'scope-missing'],
  rule: (subject) => {
    // An error that says what is wrong explains the status beside it.
    if (showsError(subject)) return null;
    const answer = unsettledAnswers(subject).find(
      (one) => one.status !== 429 && one.knownMessage !== 'blocked' && !isServerError(one),
    );
    const broken = isSettled(subject)
      ? undefined
      : failuresOf(subject).find(({ reason }) => isBrokenAnswer(reason));
    if (answer !== undefined && (answer.origin === 'probed' || broken === undefined)) {
      return {
        confidence: answer.origin === 'probed' ? 'certain' : 'possible',
        // What an error only suggests has no status that the text could show.
        evidence: {
          ...evidenceOf(answer),
          ...(answer.vague && answer.knownMessage !== null && { status: null }),
          broken: null,
        },
      };
    }
    if (broken === undefined) return null;
    const { origin, host, reason } = broken;
    const nothing = {
      method: null,
      path: null,
      status: null,
      requestId: null,
      tool: null,
      knownMessage: null,
      vague: false,
    };
    return {
      confidence: confidenceOf(broken),
      evidence: { ...nothing, origin, host, broken: reason },
    };
  },
  words: ({ origin, host, status, broken, vague }, context) => {
    const isUnnamed =
      (status === 401 || status === 403) && context.program === null && context.host === null;
    const told =
      origin === 'pasted' && broken === null
        ? (decisiveIn(context, status) ??
          spacesStory(context) ??
          (isUnnamed ? toldIn(context, 'no-digitalocean') : null))
        : null;
    if (told !== null) {
      return { title: told.title, what: told.fits, why: '', fix: stepsOf(told) };
    }
    return wordsFor({ origin, host, status, broken, vague }, context);
  },
});

/** What a text about Spaces says, whose answer doesn't name them. */
function spacesStory(context: Context) {
  const id = context.circumstances.find((one) => one.startsWith('s3-') && one !== 's3-backend');
  return id === undefined ? null : toldIn(context, id);
}

function wordsFor(
  {
    origin,
    host,
    status,
    broken,
    vague,
  }: Pick<Evidence, 'origin' | 'host' | 'status' | 'broken' | 'vague'>,
  context: Context,
): Words {
  return {
    title: titleFor({ origin, status, broken }),
    what:
      broken !== null
        ? `${host ?? 'The server'} sent no readable answer: ${reasons[broken]}.`
        : origin === 'probed'
          ? `${host ?? 'The server'} answered ${status}, but not with the JSON that DigitalOcean’s API sends.`
          : vague && status === null
            ? 'The program got something other than the JSON that it expected. The text doesn’t show the answer.'
            : `The text ${vague ? 'mentions' : 'shows'} the status ${status ?? 'of a failed request'}, but not DigitalOcean’s error message.`,
    why: origin === 'pasted' ? whyPasted(status) : `${anotherServer} ${saysNothing}`,
    fix: [
      origin === 'pasted' && context.library?.debugOutputOf(context.program) != null
        ? moreOutput(context)
        : {
            text: 'Look at the whole answer. DigitalOcean’s is JSON with “id” and “message”:',
            command: bearerRequest(context).replace('curl ', 'curl -i '),
          },
      ...(origin === 'pasted' && status === 401 ? [checkToken(context)] : []),
      ...(origin === 'pasted' && status === 403 ? [inspectToken(context, 'scopes')] : []),
    ],
  };
}

const anotherServer = 'A proxy, a network login page or another service may have answered instead.';

function whyPasted(status: number | null): string {
  if (status === 401) {
    return 'If DigitalOcean sent it, no valid token arrived. A proxy or another service answers the same way.';
  }
  if (status === 403) {
    return 'If DigitalOcean sent it, the token lacks a scope. A firewall or another service answers the same way.';
  }
  if (status === 400) {
    return 'A 400 often means that a header contains a line break or another special character.';
  }
  if (status !== null && status >= 404 && status <= 422) {
    return 'If DigitalOcean sent it, the token was accepted, and the request itself is wrong.';
  }
  return `${anotherServer} ${saysNothing}`;
}

function titleFor({ origin, status, broken }: Pick<Evidence, 'origin' | 'status' | 'broken'>) {
  if (broken !== null) return 'The answer couldn’t be read';
  if (status === null) return 'The request failed without DigitalOcean’s error message';
  if (origin === 'pasted') return `Got ${status} without DigitalOcean’s error message`;
  if (status >= 300 && status < 400) return `Got a redirect (${status}) instead of an API answer`;
  return `Got an answer (${status}) that isn’t from the DigitalOcean API`;
}
