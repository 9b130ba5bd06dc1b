import { isForbidden } from '../answers.ts';
import { answersOf, evidenceOf, grantOf, type Rule } from '../case.ts';

/** A pasted refusal is what the user came for; our own one only says that account:read is missing. */
export const scopeMissing: Rule<'scope-missing'> = (known) => {
  const refusals = answersOf(known).filter(
    (answer) =>
      isForbidden(answer) && (answer.origin === 'pasted' || answer.endpoint === 'account'),
  );
  const refusal = refusals.find(({ origin }) => origin === 'pasted') ?? refusals[0];
  if (refusal === undefined) return null;
  return {
    confidence: refusal.origin === 'probed' ? 'certain' : 'likely',
    evidence: { ...evidenceOf(refusal), granted: grantOf(known)?.scopes ?? null },
  };
};
