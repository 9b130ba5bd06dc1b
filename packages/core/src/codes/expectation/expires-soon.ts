import type { GrantSeen } from '../../facts.ts';
import { links } from '../../knowledge/links.ts';
import { duration } from '../../text/time.ts';
import { isUsable } from '../answers.ts';
import { defineCode } from '../define.ts';
import { probedGrantOf, type Subject } from '../subject.ts';

export interface Evidence {
  readonly expiresAt: string | null;
  /** In seconds; null if DigitalOcean didn't state it. */
  readonly left: number | null;
  /** In seconds. */
  readonly required: number;
  /** What a shorter lifetime is. */
  readonly level: 'error' | 'warning';
  /** The token that it replaces, which lives as long or longer. */
  readonly predecessor?: { readonly expiresAt: string | null };
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
    if (!isUsable(subject)) return null;
    const { lifetime, expiresAt } = probedGrantOf(subject) ?? unknownGrant;
    if (lifetime.type === 'never') return null;
    // The token works, so 0 seconds can't be its lifetime.
    const left = lifetime.type === 'seconds' && lifetime.seconds > 0 ? lifetime.seconds : null;
    const limit = limitsFor(subject).find(({ required }) => (left ?? 0) < required);
    if (limit === undefined) return null;
    return left === null
      ? { confidence: 'possible', evidence: { expiresAt: null, left, ...limit } }
      : { confidence: 'certain', evidence: { expiresAt, left, ...limit } };
  },
  words: ({ left, required, expiresAt, level, predecessor }, { unread }) => ({
    title:
      left === null
        ? 'The token’s expiry date is unknown'
        : predecessor
          ? `The token doesn’t live longer than the old one`
          : `The token expires in ${duration(left)}`,
    what:
      left === null
        ? `${predecessor ? oldExpiry(predecessor) : limit(level, required)} DigitalOcean didn’t say when it expires${unread['token-info'] === null ? '' : `: ${unread['token-info']}`}.`
        : `It expires in ${duration(left)}${expiresAt === null ? '' : `, on ${expiresAt.slice(0, 10)}`}${predecessor ? `. ${oldExpiry(predecessor)}` : level === 'error' ? `, but it must stay valid for at least ${duration(required)}.` : `. ${limit(level, required)}`}`,
    why: 'An expired token stops working at once, and its expiry can’t be extended.',
    fix:
      left === null
        ? [{ text: 'Look up its expiry date in the control panel:', url: links.tokens }]
        : [
            {
              text: predecessor
                ? 'Create a token with a later expiry date:'
                : 'Create a new token and replace this one everywhere it is used:',
              url: links.tokens,
            },
          ],
  }),
});

type Limit = Pick<Evidence, 'required' | 'level' | 'predecessor'>;

/** What is expected, errors first. In seconds from now. */
function limitsFor({ expected, sameAs, now }: Subject): readonly Limit[] {
  const { minLifetime = null, warnLifetime = null, predecessor = null } = expected ?? {};
  // The same token again has a code of its own.
  const oldExpiresAt = predecessor?.place === sameAs ? undefined : predecessor?.expiresAt;
  return [
    { level: 'error', required: minLifetime ?? 0 },
    ...(oldExpiresAt === undefined ? [] : [successorLimit(oldExpiresAt, now)]),
    { level: 'warning', required: warnLifetime ?? 0 },
  ];
}

/** Two answers about one expiry differ by seconds. */
const tolerance = 60;

/** A new token lives longer than the old one. No token outlives one that never expires. */
const successorLimit = (expiresAt: string | null, now: number): Limit =>
  expiresAt === null
    ? { level: 'warning', required: Number.MAX_SAFE_INTEGER, predecessor: { expiresAt } }
    : {
        level: 'error',
        required: Math.round((Date.parse(expiresAt) - now) / 1000) + tolerance,
        predecessor: { expiresAt },
      };

const oldExpiry = ({ expiresAt }: NonNullable<Evidence['predecessor']>): string =>
  expiresAt === null
    ? 'The old token never expires.'
    : `The old token expires on ${expiresAt.slice(0, 10)}.`;

const limit = (level: Evidence['level'], required: number): string =>
  level === 'error'
    ? `It must stay valid for at least ${duration(required)}.`
    : `The job warns when less than ${duration(required)} are left.`;
