import type { Classification } from '../classify/kinds.ts';
import type { Fact } from '../facts.ts';
import { accessTokens } from '../knowledge/kinds.ts';
import { type Step, steps } from './steps.ts';

/**
 * Whether a credential of this classification may be sent to DigitalOcean at all. Anything but a
 * whole access token would be spent, leaked, or teach nothing.
 */
export function mayBeSent({ kind, shape }: Classification): boolean {
  return accessTokens.includes(kind) && shape.type === 'well-formed';
}

/**
 * The questions to ask now. Both at once: the second one costs no time beside the first, and it
 * alone can tell a narrow token from a dead one. Empty when the answers are in, or none is needed.
 */
export function nextProbes(credential: Classification, facts: readonly Fact[]): readonly Step[] {
  if (!mayBeSent(credential)) return [];
  const asked = facts.some((fact) => fact.origin === 'probed');
  return asked ? [] : [steps.account, steps.tokenInfo];
}
