import { unsettledAnswers } from '../answers.ts';
import { evidenceOf, type Rule } from '../case.ts';

/** Refusals that DigitalOcean gives after it has accepted the credential. */
const afterwards = [404, 409, 410, 412, 422];

export const requestRefused: Rule<'request-refused'> = (known) => {
  const answer = unsettledAnswers(known).find(
    ({ origin, status, knownMessage, service }) =>
      origin === 'pasted' &&
      status !== null &&
      afterwards.includes(status) &&
      (knownMessage === 'not-found' || knownMessage === 'unprocessable' || service === 'api'),
  );
  return answer === undefined ? null : { confidence: 'likely', evidence: evidenceOf(answer) };
};
