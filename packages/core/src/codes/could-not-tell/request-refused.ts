import type { KnownMessage } from '../../knowledge/messages.ts';
import { unsettledAnswers } from '../answers.ts';
import { defineCode } from '../define.ts';
import { type AnswerEvidence, evidenceOf, requestText } from '../evidence.ts';
import { confidenceOf } from '../subject.ts';

/** Statuses that DigitalOcean returns only after it has accepted the credential. */
const afterwards = [404, 409, 410, 412, 422];

const ownWords: readonly (KnownMessage | null)[] = ['not-found', 'gone', 'unprocessable'];

export const requestRefused = defineCode<AnswerEvidence>()({
  code: 'request-refused',
  family: 'could-not-tell',
  title: 'The request was refused for a reason other than the credential',
  severity: 'warning',
  rule: (subject) => {
    const answer = unsettledAnswers(subject).find(
      ({ origin, status, knownMessage, service, isPage }) =>
        origin === 'pasted' &&
        status !== null &&
        afterwards.includes(status) &&
        (ownWords.includes(knownMessage) || (service === 'api' && !isPage)),
    );
    return answer === undefined
      ? null
      : { confidence: confidenceOf(answer), evidence: evidenceOf(answer) };
  },
  words: (evidence) => {
    const { status } = evidence;
    return {
      what: `The text shows DigitalOcean’s answer ${evidence.status}${requestText(evidence)}, which is not about the credential.`,
      why:
        status === 404
          ? 'The path is misspelt, or the thing that it names does not exist or belongs to another team than the token. Each token sees one team only.'
          : 'DigitalOcean checks the credential before it looks at the request. Here it objects to the content: a limit, a name that is taken, a value that is missing.',
      fix:
        status === 404
          ? [
              {
                text: 'See which team the token belongs to; check the token itself.',
                terminal: 'token-check --env DIGITALOCEAN_ACCESS_TOKEN',
              },
            ]
          : [{ text: 'Read the message of the answer; it names what is wrong.' }],
    };
  },
});
