import type { GrantSeen } from '../../facts.ts';
import { isAccepted, isRefused, isRejection, reasonConfidence } from '../answers.ts';
import { answersOf, grantOf, isAccessToken, type Rule } from '../case.ts';
import { saidBy } from '../said-by.ts';

/** Said only where somebody who knows says so, or where the dates in the paste say so. */
export const tokenExpired: Rule<'token-expired'> = (known) => {
  if (isAccepted(known)) return null;
  const grant = grantOf(known);
  const common = {
    kind: known.credential?.kind ?? null,
    rejected: isRefused(known),
    expiresAt: grant?.expiresAt ?? null,
  };
  const said = saidBy(answersOf(known).filter(isRejection), 'expired');
  if (said !== null) {
    const evidence = { basis: 'answer', origin: said.origin, ...common } as const;
    return { confidence: reasonConfidence(known, said), evidence };
  }
  if (grant === null || (known.credential !== null && !isAccessToken(known))) return null;
  if (!isOver(grant, known.now)) return null;
  const { origin } = grant;
  const basis = origin === 'probed' ? 'token-info' : 'paste';
  return {
    // A zero alone could also be how no end at all is written; with a refusal it is clear.
    confidence: reasonConfidence(known, grant),
    evidence: { basis, origin, ...common },
  };
};

function isOver({ origin, expiresAt, lifetime }: GrantSeen, now: number): boolean {
  if (origin === 'probed' || expiresAt === null) {
    return lifetime.type === 'seconds' && lifetime.seconds <= 0;
  }
  return Date.parse(expiresAt) <= now;
}
