import { endConfidence, isAccepted, isRejection } from '../answers.ts';
import { answersOf, type Case, grantOf, type Rule } from '../case.ts';

/** Said only where somebody who knows says so, or where the dates in the paste say so. */
export const tokenExpired: Rule<'token-expired'> = (known) => {
  if (isAccepted(known)) return null;
  const rejections = answersOf(known).filter(isRejection);
  const common = {
    kind: known.credential?.kind ?? null,
    rejected: rejections.some(({ origin }) => origin === 'probed'),
    expiresAt: grantOf(known)?.expiresAt ?? null,
  };
  const said = rejections.find(({ wording }) => wording === 'expired');
  if (said !== undefined) {
    const evidence = { basis: 'answer', origin: said.origin, ...common } as const;
    return { confidence: said.origin === 'probed' ? endConfidence(known) : 'likely', evidence };
  }
  const grant = grantOf(known);
  if (grant === null || !isOver(known)) return null;
  const { origin } = grant;
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
