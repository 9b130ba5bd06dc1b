import { isAccepted, isRejection } from '../answers.ts';
import { answersOf, type Case, confidenceOf, grantOf, isAccessToken, type Rule } from '../case.ts';
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
    return { confidence: confidenceOf(said), evidence };
  }
  if (grant === null || !isAccessToken(known) || !isOver(known)) return null;
  const { origin } = grant;
  // A zero alone could also be how no end at all is written; with a refusal it is clear.
  return origin === 'probed'
    ? {
        confidence: rejected ? 'certain' : 'likely',
        evidence: { basis: 'token-info', origin, ...common },
      }
    : { confidence: 'likely', evidence: { basis: 'paste', origin, ...common } };
};

function isOver(known: Case): boolean {
  const grant = grantOf(known);
  if (grant?.origin === 'probed' || grant?.expiresAt == null) {
    return grant?.lifetime.type === 'seconds' && grant.lifetime.seconds <= 0;
  }
  return Date.parse(grant.expiresAt) <= known.now;
}
