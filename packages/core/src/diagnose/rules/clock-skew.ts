import { isForbidden, isRejection } from '../answers.ts';
import { answersOf, type Rule } from '../case.ts';

/** In seconds: below this nothing goes wrong, and the way of an answer takes some of it. */
const tolerated = 300;

/** Only by the clock of somebody who is DigitalOcean: a portal's may be anything. */
export const clockSkew: Rule<'clock-skew'> = (known) => {
  const seconds = answersOf(known)
    .filter((answer) => answer.understood || isRejection(answer) || isForbidden(answer))
    .map((answer) => answer.clockSkew ?? 0)
    .find((skew) => Math.abs(skew) > tolerated);
  return seconds === undefined ? null : { confidence: 'certain', evidence: { seconds } };
};
