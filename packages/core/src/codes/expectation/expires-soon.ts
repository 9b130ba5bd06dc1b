import type { GrantSeen } from '../../facts.ts';
import { links } from '../../knowledge/links.ts';
import { duration } from '../../text/time.ts';
import { isUsable } from '../answers.ts';
import { defineCode } from '../define.ts';
import { probedGrantOf } from '../subject.ts';

export interface Evidence {
  readonly expiresAt: string | null;
  /** In seconds; null if DigitalOcean didn't state it. */
  readonly left: number | null;
  /** In seconds. */
  readonly required: number;
}

const unknownGrant: Pick<GrantSeen, 'lifetime' | 'expiresAt'> = {
  lifetime: { type: 'unknown' },
  expiresAt: null,
};

export const expiresSoon = defineCode<Evidence>()({
  code: 'expires-soon',
  family: 'expectation',
  title: 'The token expires too soon',
  severity: 'error',
  rule: (subject) => {
    const required = subject.expected?.minLifetime ?? null;
    if (required === null || !isUsable(subject)) return null;
    const { lifetime, expiresAt } = probedGrantOf(subject) ?? unknownGrant;
    if (lifetime.type === 'never') return null;
    // The token works, so 0 seconds can't be its lifetime.
    if (lifetime.type !== 'seconds' || lifetime.seconds <= 0) {
      return { confidence: 'possible', evidence: { expiresAt: null, left: null, required } };
    }
    const left = lifetime.seconds;
    return left < required
      ? { confidence: 'certain', evidence: { expiresAt, left, required } }
      : null;
  },
  words: ({ left, required, expiresAt }) => ({
    title:
      left === null
        ? 'The token’s expiry date is unknown'
        : `The token expires in ${duration(left)}`,
    what:
      left === null
        ? `It must stay valid for at least ${duration(required)}. DigitalOcean didn’t say when it expires.`
        : `It expires in ${duration(left)}${expiresAt === null ? '' : `, on ${expiresAt.slice(0, 10)}`}, but it must stay valid for at least ${duration(required)}.`,
    why: 'An expired token stops working at once, and its expiry can’t be extended.',
    fix:
      left === null
        ? [{ text: 'Look up its expiry date in the control panel:', url: links.tokens }]
        : [
            {
              text: 'Create a new token and replace this one everywhere it is used:',
              url: links.tokens,
            },
          ],
  }),
});
