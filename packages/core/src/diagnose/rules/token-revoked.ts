import { isAccepted, isRefused, isRejection, reasonConfidence } from '../answers.ts';
import { answersOf, type Rule } from '../case.ts';
import { saidBy } from '../said-by.ts';
import { tokenExpired } from './token-expired.ts';

/** Said only where the server or a message in the paste says so. */
export const tokenRevoked: Rule<'token-revoked'> = (known) => {
  if (isAccepted(known) || tokenExpired(known) !== null) return null;
  const common = {
    kind: known.credential?.kind ?? null,
    rejected: isRefused(known),
  };
  const said = saidBy(answersOf(known).filter(isRejection), 'revoked');
  if (said !== null) {
    const evidence = { basis: 'answer', origin: said.origin, ...common } as const;
    return { confidence: reasonConfidence(known, said), evidence };
  }
  return known.facts.some(({ type }) => type === 'revocation')
    ? { confidence: 'likely', evidence: { basis: 'paste', origin: 'pasted', ...common } }
    : null;
};
