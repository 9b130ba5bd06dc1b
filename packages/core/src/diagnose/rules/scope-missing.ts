import { decide } from '../../scopes/decide.ts';
import { acceptanceConfidence, isForbidden } from '../answers.ts';
import { answersOf, evidenceOf, grantOf, type Rule } from '../case.ts';

/** A pasted refusal is what the user came for; our own one only says that account:read is missing. */
export const scopeMissing: Rule<'scope-missing'> = (known) => {
  const refusals = answersOf(known).filter(
    (answer) =>
      isForbidden(answer) && (answer.origin === 'pasted' || answer.endpoint === 'account'),
  );
  const refusal = refusals.find(({ origin }) => origin === 'pasted') ?? refusals[0];
  if (refusal === undefined) return null;
  const granted = grantOf(known)?.scopes ?? null;
  const needed = refusal.origin === 'pasted' ? known.needed : null;
  const decided = needed && granted && decide(granted, needed.needs);
  return {
    confidence: refusal.origin === 'probed' ? acceptanceConfidence(known) : 'likely',
    evidence: { ...evidenceOf(refusal), granted, needed, missing: decided?.missing ?? [] },
  };
};
