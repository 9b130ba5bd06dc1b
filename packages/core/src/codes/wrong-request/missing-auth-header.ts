import { hasOtherCause } from '../answers.ts';
import type { Context } from '../context.ts';
import { bearerRequest, thenCheck } from '../corrections.ts';
import { defineCode, type Words } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { stepsOf, toldIn } from '../story.ts';
import { requestOf, tells, urlOf } from '../subject.ts';

export type Evidence = RequestEvidence & {
  /** The text also shows an answer that isn't the 401 for a missing token, or that no answer came. */
  readonly explained: boolean;
};

/** A complete command to the API without a credential, as people send it to test a connection. */
export const missingAuthHeader = defineCode<Evidence>()({
  code: 'missing-auth-header',
  family: 'wrong-request',
  title: 'The request has no Authorization header',
  severity: ({ explained }) => (explained ? 'info' : 'error'),
  rule: (subject) => {
    if (tells(subject, 'header-unsent')) {
      return { confidence: 'likely', evidence: { ...requestEvidence(subject), explained: false } };
    }
    const request = requestOf(subject);
    if (request === null || request.authScheme !== null || subject.credential !== null) return null;
    if (urlOf(subject)?.service !== 'api') return null;
    const isShown = subject.facts.some((fact) => fact.type === 'request' && fact.sent === true);
    const explained = hasOtherCause(subject);
    return {
      confidence: explained ? 'possible' : isShown ? 'certain' : 'likely',
      evidence: { ...requestEvidence(subject), explained },
    };
  },
  words: (evidence, context) => {
    const told = toldIn(context, 'header-unsent');
    return told === null
      ? wordsFor(evidence, context)
      : { title: told.title, what: told.fits, why: '', fix: stepsOf(told) };
  },
});

const wordsFor = ({ tool, host }: RequestEvidence, context: Context): Words => ({
  what: `The ${tool ?? 'request'}${tool === null ? '' : ' command'} to ${host ?? 'the API'} contains no Authorization header.`,
  why: 'Without a token, DigitalOcean returns the same 401 as for a wrong token.',
  fix: [
    { text: 'Add the header, in double quotes:', command: bearerRequest(context) },
    thenCheck('Check the token if you still get a 401.', context),
  ],
});
