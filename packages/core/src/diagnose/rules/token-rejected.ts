import { endpointsDisagree, isAccepted, isRejection } from '../answers.ts';
import { answersOf, evidenceOf, type Rule } from '../case.ts';
import { tokenExpired } from './token-expired.ts';
import { tokenRevoked } from './token-revoked.ts';

/**
 * Refused by the API when we asked: certain. By token/info alone: likely, for the API itself was
 * not heard, and doctl 1.160 was reported to be refused there with a token that the API took. A pasted refusal: likely, for the same words
 * also answer a request that carried no credential at all, and what was sent is not in the paste.
 */
export const tokenRejected: Rule<'token-rejected'> = (known) => {
  const rejections = answersOf(known).filter(isRejection);
  if (rejections.length === 0 || isAccepted(known) || endpointsDisagree(known)) return null;
  if (tokenExpired(known) !== null || tokenRevoked(known) !== null) return null;
  const probed = rejections.filter(({ origin }) => origin === 'probed');
  return {
    confidence: probed.some(({ endpoint }) => endpoint === 'account') ? 'certain' : 'likely',
    evidence: {
      answers: (probed.length > 0 ? probed : rejections).map(evidenceOf),
      kind: known.credential?.kind ?? null,
    },
  };
};
