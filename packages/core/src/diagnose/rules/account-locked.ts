import { accountOf, answersOf, confidenceOf, type Rule } from '../case.ts';

/** `status` of the account; or a refusal in words about it, which come in many forms. */
export const accountLocked: Rule<'account-locked'> = (known) => {
  const seen = accountOf(known);
  if (seen?.account.status === 'locked') {
    return { confidence: confidenceOf(seen), evidence: { status: 'locked' } };
  }
  const said = answersOf(known).find(
    ({ knownMessage, status, service }) =>
      knownMessage === 'account-locked' &&
      (status === 402 || status === 403) &&
      (service === 'api' || service === null),
  );
  return said === undefined ? null : { confidence: 'likely', evidence: { status: 'locked' } };
};
