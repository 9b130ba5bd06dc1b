import { links } from '../../knowledge/links.ts';
import { isUsable } from '../answers.ts';
import { defineCode } from '../define.ts';
import { accountOf } from '../subject.ts';

export interface Evidence {
  readonly expected: { readonly account: string | null; readonly team: string | null };
  /** Null where the account could not be read. */
  readonly actual: { readonly account: string | null; readonly team: string | null } | null;
}

export const accountMismatch = defineCode<Evidence>()({
  code: 'account-mismatch',
  family: 'expectation',
  title: 'The token belongs to another account or team',
  severity: 'error',
  rule: (subject) => {
    const { account: wantedAccount, team: wantedTeam } = subject.expected ?? {};
    if ((wantedAccount ?? wantedTeam ?? null) === null || !isUsable(subject)) return null;
    const wanted = { account: wantedAccount ?? null, team: wantedTeam ?? null };
    const expected = { account: shown(wanted.account), team: shown(wanted.team) };
    const seen = accountOf(subject);
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
  },
  words: ({ expected, actual }) => ({
    what:
      actual === null
        ? `It should belong to ${owner(expected)}. Whose it is could not be read: it may lack account:read.`
        : `It should belong to ${owner(expected)}; it belongs to ${owner(actual)}${expected.team !== null && actual.team === null ? ', and no team is named' : ''}.`,
    why: 'A token acts for one team only. The things of other teams do not exist for it (404).',
    fix: [
      actual === null
        ? { text: 'To have it checked, the token needs account:read.', url: links.tokens }
        : {
            text: 'Switch to the right team in the control panel and make a token there:',
            url: links.tokens,
          },
    ],
  }),
});

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

function owner({ account, team }: NonNullable<Evidence['actual']>): string {
  if (account !== null && team !== null) return `${account}, team ${team}`;
  return account ?? (team === null ? 'nobody known' : `the team ${team}`);
}
