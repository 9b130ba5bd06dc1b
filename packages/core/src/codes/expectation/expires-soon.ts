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
  /** What a shorter lifetime is. */
  readonly level: 'error' | 'warning';
}

const unknownGrant: Pick<GrantSeen, 'lifetime' | 'expiresAt'> = {
  lifetime: { type: 'unknown' },
  expiresAt: null,
};

export const expiresSoon = defineCode<Evidence>()({
  code: 'expires-soon',
  family: 'expectation',
  title: 'The token expires too soon',
  severity: ({ level }) => level,
  rule: (subject) => {
    const { minLifetime = null, warnLifetime = null } = subject.expected ?? {};
    if ((minLifetime ?? warnLifetime) === null || !isUsable(subject)) return null;
    const { lifetime, expiresAt } = probedGrantOf(subject) ?? unknownGrant;
    if (lifetime.type === 'never') return null;
    // The token works, so 0 seconds can't be its lifetime.
    const left = lifetime.type === 'seconds' && lifetime.seconds > 0 ? lifetime.seconds : null;
    const limits = [
      { level: 'error', required: minLifetime },
      { level: 'warning', required: warnLifetime },
    ] as const;
    for (const { level, required } of limits) {
      if (required === null || (left !== null && left >= required)) continue;
      return left === null
        ? { confidence: 'possible', evidence: { expiresAt: null, left, required, level } }
        : { confidence: 'certain', evidence: { expiresAt, left, required, level } };
    }
    return null;
  },
  words: ({ left, required, expiresAt, level }, { unread }) => ({
    title:
      left === null
        ? 'The token’s expiry date is unknown'
        : `The token expires in ${duration(left)}`,
    what:
      left === null
        ? `${limit(level, required)} DigitalOcean didn’t say when it expires${unread['token-info'] === null ? '' : `: ${unread['token-info']}`}.`
        : `It expires in ${duration(left)}${expiresAt === null ? '' : `, on ${expiresAt.slice(0, 10)}`}${level === 'error' ? `, but it must stay valid for at least ${duration(required)}.` : `. ${limit(level, required)}`}`,
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

const limit = (level: Evidence['level'], required: number): string =>
  level === 'error'
    ? `It must stay valid for at least ${duration(required)}.`
    : `The job warns when less than ${duration(required)} are left.`;
