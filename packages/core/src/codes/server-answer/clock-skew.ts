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
    title: `This machine’s clock is ${duration(Math.abs(seconds))} ${seconds > 0 ? 'slow' : 'fast'}`,
    what: `Compared with DigitalOcean’s clock, this machine is ${duration(Math.abs(seconds))} ${seconds > 0 ? 'behind' : 'ahead'}.`,
    why: 'Certificates and expiry dates are compared with the clock, so a wrong clock makes valid ones fail.',
    fix: [
      {
        text: 'Check whether this machine sets its clock from the network:',
        command: 'timedatectl',
      },
    ],
  }),
});
