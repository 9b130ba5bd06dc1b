import { endConfidence, isAccepted, isRejection } from '../answers.ts';
import { answersOf, type Case, grantOf, isAccessToken, type Rule } from '../case.ts';
import { saidBy } from '../said-by.ts';

/** Said only where somebody who knows says so, or where the dates in the paste say so. */
export const tokenExpired: Rule<'token-expired'> = (known) => {
  if (isAccepted(known)) return null;
  const rejections = answersOf(known).filter(isRejection);
  const rejected = rejections.some(({ origin }) => origin === 'probed');
  const grant = grantOf(known);
  const common = {
    kind: known.credential?.kind ?? null,
    rejected,
    expiresAt: grant?.expiresAt ?? null,
  };
  const said = saidBy(rejections, 'expired');
  if (said !== null) {
    const evidence = { basis: 'answer', origin: said.origin, ...common } as const;
    return { confidence: said.origin === 'probed' ? endConfidence(known) : 'likely', evidence };
  }
  if (grant === null || (known.credential !== null && !isAccessToken(known)) || !isOver(known))
    return null;
  const { origin } = grant;
  // A zero alone could also be how no end at all is written; with a refusal it is clear.
  const basis = origin === 'probed' ? 'token-info' : 'paste';
  return {
    confidence: origin === 'probed' ? endConfidence(known) : 'likely',
    evidence: { basis, origin, ...common },
  };
};

function isOver(known: Case): boolean {
  const grant = grantOf(known);
  if (grant?.origin === 'probed' || grant?.expiresAt == null) {
    return grant?.lifetime.type === 'seconds' && grant.lifetime.seconds <= 0;
  }
  return Date.parse(grant.expiresAt) <= known.now;
}
