import { endpointsDisagree, isAccepted, isRejection } from '../answers.ts';
import { answersOf, evidenceOf, type Rule } from '../case.ts';

/**
 * Our own question refused: certain. A pasted refusal: likely, for the same words also answer a
 * request that carried no credential at all, and what was sent is not in the paste.
 */
export const tokenRejected: Rule<'token-rejected'> = (known) => {
  const rejections = answersOf(known).filter(isRejection);
  if (rejections.length === 0 || isAccepted(known) || endpointsDisagree(known)) return null;
  const probed = rejections.filter(({ origin }) => origin === 'probed');
  return {
    confidence: probed.length > 0 ? 'certain' : 'likely',
    evidence: {
      answers: (probed.length > 0 ? probed : rejections).map(evidenceOf),
      kind: known.credential?.kind ?? null,
    },
  };
};
