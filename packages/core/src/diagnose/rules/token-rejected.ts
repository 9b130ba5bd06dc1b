import { endConfidence, isAccepted, isRejection } from '../answers.ts';
import { answersOf, evidenceOf, type Rule } from '../case.ts';
import { tokenExpired } from './token-expired.ts';
import { tokenRevoked } from './token-revoked.ts';

/** Refused, and nobody says why. */
export const tokenRejected: Rule<'token-rejected'> = (known) => {
  const rejections = answersOf(known).filter(isRejection);
  if (rejections.length === 0 || isAccepted(known)) return null;
  if (tokenExpired(known) !== null || tokenRevoked(known) !== null) return null;
  const probed = rejections.filter(({ origin }) => origin === 'probed');
  return {
    confidence: endConfidence(known),
    evidence: {
      answers: (probed.length > 0 ? probed : rejections).map(evidenceOf),
      kind: known.credential?.kind ?? null,
    },
  };
};
