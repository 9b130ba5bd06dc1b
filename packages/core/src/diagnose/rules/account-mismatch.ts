import { isUsable } from '../answers.ts';
import { accountOf, type Rule } from '../case.ts';

export const accountMismatch: Rule<'account-mismatch'> = (known) => {
  const { account: wantedAccount, team: wantedTeam } = known.expected ?? {};
  if ((wantedAccount ?? wantedTeam ?? null) === null || !isUsable(known)) return null;
  const wanted = { account: wantedAccount ?? null, team: wantedTeam ?? null };
  const expected = { account: shown(wanted.account), team: shown(wanted.team) };
  const seen = accountOf(known);
  if (seen?.origin !== 'probed') {
    return { confidence: 'possible', evidence: { expected, actual: null } };
  }
  const { email, uuid, team } = seen.account;
  const right =
    isOneOf(wanted.account, [email, uuid]) && isOneOf(wanted.team, [team?.name, team?.uuid]);
  if (right) return null;
  // A token outside of a team names none; one that may not read it names none either.
  const isOpen = isOneOf(wanted.account, [email, uuid]) && team === null;
  const actual = { account: email ?? uuid, team: team?.name ?? team?.uuid ?? null };
  return { confidence: isOpen ? 'possible' : 'certain', evidence: { expected, actual } };
};

/** A mixed-up variable may hold a secret: a long run of characters is not repeated. */
function shown(wanted: string | null): string | null {
  return wanted?.replace(/[\w~-]{20,}/g, (run) => `${run.slice(0, 4)}…${run.slice(-4)}`) ?? null;
}

/** Whether nothing is wanted, or one of these is it. Addresses and names differ in their case. */
function isOneOf(wanted: string | null, found: readonly (string | null | undefined)[]): boolean {
  if (wanted === null) return true;
  const folded = wanted.trim().toLowerCase();
  return found.some((one) => one?.trim().toLowerCase() === folded);
}
