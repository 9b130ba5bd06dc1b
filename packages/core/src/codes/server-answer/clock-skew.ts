import { duration } from '../../text/time.ts';
import { isForbidden, isRejection } from '../answers.ts';
import { defineCode } from '../define.ts';
import { answersOf } from '../subject.ts';

export interface Evidence {
  readonly seconds: number;
}

/** In seconds. Smaller differences cause no errors and include the network latency. */
const tolerated = 300;

/** Compares with DigitalOcean's answers only: the clock of a captive portal may be wrong itself. */
export const clockSkew = defineCode<Evidence>()({
  code: 'clock-skew',
  family: 'server-answer',
  title: 'The clock of this machine is wrong',
  severity: 'warning',
  rule: (subject) => {
    const seconds = answersOf(subject)
      .filter((answer) => answer.understood || isRejection(answer) || isForbidden(answer))
      .map((answer) => answer.clockSkew ?? 0)
      .find((skew) => Math.abs(skew) > tolerated);
    return seconds === undefined ? null : { confidence: 'certain', evidence: { seconds } };
  },
  words: ({ seconds }) => ({
    what: `By DigitalOcean’s clock, this one is ${duration(Math.abs(seconds))} ${seconds > 0 ? 'behind' : 'ahead'}.`,
    why: 'Certificates and expiry dates are compared with the clock, so things fail here that work elsewhere.',
    fix: [{ text: 'See whether the clock is set by the network:', command: 'timedatectl' }],
  }),
});
