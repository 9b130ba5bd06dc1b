import { acceptanceConfidence, isForbidden, isRefused, isRejection } from '../answers.ts';
import { answersOf, evidenceOf, grantOf, type Rule, requestBehind } from '../case.ts';
import { decideFor } from '../scopes.ts';

/** A pasted refusal is what the user came for; our own one only says that account:read is missing. */
export const scopeMissing: Rule<'scope-missing'> = (known) => {
  const answers = answersOf(known);
  const refusals = answers.filter(
    (answer) =>
      isForbidden(answer) && (answer.origin === 'pasted' || answer.endpoint === 'account'),
  );
  const refusal = refusals.find(({ origin }) => origin === 'pasted') ?? refusals[0];
  // A token that is refused now was another one, or alive, when the paste was written.
  if (refusal === undefined || (refusal.origin === 'pasted' && isRefused(known))) return null;
  const granted = grantOf(known)?.scopes ?? null;
  const isPasted = refusal.origin === 'pasted';
  const needed = isPasted ? known.needed : [];
  const needs = isPasted ? needed.map((one) => one.needs) : [[['account:read']]];
  const decided = needs.map((one) => decideFor(known, one));
  const suffices = decided.length > 0 && decided.every(({ answer }) => answer === 'yes');
  const missing = granted === null ? [] : decided.flatMap((one) => one.missing);
  const doubtful = suffices || (isPasted && answers.some(isRejection));
  return {
    confidence: doubtful ? 'possible' : isPasted ? 'likely' : acceptanceConfidence(known),
    evidence: {
      ...evidenceOf(refusal),
      ...requestBehind(refusal, known.facts),
      granted,
      needed,
      missing: [...new Set(missing)],
      suffices,
    },
  };
};
