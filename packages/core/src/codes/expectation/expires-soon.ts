import { links } from '../../knowledge/links.ts';
import { duration } from '../../text/duration.ts';
import { isUsable } from '../answers.ts';
import { defineCode } from '../define.ts';
import { grantOf } from '../subject.ts';

export interface Evidence {
  readonly expiresAt: string | null;
  /** Seconds; null where DigitalOcean did not say. */
  readonly left: number | null;
  readonly required: number;
}

export const expiresSoon = defineCode<Evidence>()({
  code: 'expires-soon',
  family: 'expectation',
  title: 'The token does not live long enough',
  severity: 'error',
  rule: (subject) => {
    const required = subject.expected?.minLifetime ?? null;
    if (required === null || !isUsable(subject)) return null;
    const grant = grantOf(subject);
    const lifetime = grant?.origin === 'probed' ? grant.lifetime : { type: 'unknown' as const };
    if (lifetime.type === 'never') return null;
    // A token that works has time left, whatever a zero is meant to say.
    const left = lifetime.type === 'seconds' && lifetime.seconds > 0 ? lifetime.seconds : null;
    if (left !== null && left >= required) return null;
    return {
      confidence: left === null ? 'possible' : 'certain',
      evidence: { expiresAt: grant?.expiresAt ?? null, left, required },
    };
  },
  words: ({ left, required, expiresAt }) => ({
    what:
      left === null
        ? `It must live ${duration(required)} at least. DigitalOcean did not say how long it lives.`
        : `It expires in ${duration(left)}${expiresAt === null ? '' : `, on ${expiresAt.slice(0, 10)}`}; it must live ${duration(required)} at least.`,
    why: 'A token with an expiry date stops from one second to the next.',
    fix:
      left === null
        ? [{ text: 'Look for its expiry date in the control panel:', url: links.tokens }]
        : [
            {
              text: 'Make its successor now, and put it wherever this one is used:',
              url: links.tokens,
            },
          ],
  }),
});
