import { isUsable } from '../answers.ts';
import { accountOf, type Rule } from '../case.ts';

export const accountMismatch: Rule<'account-mismatch'> = (known) => {
  const { account: wantedAccount, team: wantedTeam } = known.expected ?? {};
  if ((wantedAccount ?? wantedTeam ?? null) === null || !isUsable(known)) return null;
  const expected = { account: wantedAccount ?? null, team: wantedTeam ?? null };
  const seen = accountOf(known);
  if (seen?.origin !== 'probed') {
    return { confidence: 'possible', evidence: { expected, actual: null } };
  }
  const { email, uuid, team } = seen.account;
  const right =
    isOneOf(expected.account, [email, uuid]) && isOneOf(expected.team, [team?.name, team?.uuid]);
  if (right) return null;
  // A token outside of a team names none; one that may not read it names none either.
  const isOpen = isOneOf(expected.account, [email, uuid]) && team === null;
  const actual = { account: email ?? uuid, team: team?.name ?? team?.uuid ?? null };
  return { confidence: isOpen ? 'possible' : 'certain', evidence: { expected, actual } };
};

/** Whether nothing is wanted, or one of these is it. Addresses and names differ in their case. */
function isOneOf(wanted: string | null, found: readonly (string | null | undefined)[]): boolean {
  if (wanted === null) return true;
  const folded = wanted.trim().toLowerCase();
  return found.some((one) => one?.trim().toLowerCase() === folded);
}
