import { links } from '../../knowledge/links.ts';
import { isUsable } from '../answers.ts';
import { defineCode } from '../define.ts';
import { probedAccountOf, type Subject } from '../subject.ts';
import { ownerNeeds } from './required-scope-missing.ts';

export interface Evidence {
  readonly expected: { readonly account: string | null; readonly team: string | null };
  /** Null if the account couldn't be read. */
  readonly actual: { readonly account: string | null; readonly team: string | null } | null;
  /** The credential that it replaces belongs to the expected one. */
  readonly predecessor?: true;
}

export const accountMismatch = defineCode<Evidence>()({
  code: 'account-mismatch',
  family: 'expectation',
  title: 'The token belongs to another account or team',
  severity: 'error',
  rule: (subject) => {
    const { account: wantedAccount, team: wantedTeam } = subject.expected ?? {};
    if (!isUsable(subject)) return null;
    if ((wantedAccount ?? wantedTeam ?? null) === null) return comparedWithPredecessor(subject);
    const wanted = { account: wantedAccount ?? null, team: wantedTeam ?? null };
    const expected = { account: shown(wanted.account), team: shown(wanted.team) };
    const account = probedAccountOf(subject);
    // Such a token can never show its owner: that has a code of its own.
    if (ownerNeeds(subject).length > 0) return null;
    if (account === null) return { confidence: 'possible', evidence: { expected, actual: null } };
    const { email, uuid, team } = account;
    const matches = [
      match(wanted.account, wanted.account?.includes('@') ? [email] : [uuid]),
      match(wanted.team, [team?.name ?? null, team?.uuid ?? null]),
    ];
    if (matches.every((one) => one === 'yes')) return comparedWithPredecessor(subject);
    const actual = { account: email ?? uuid, team: team?.name ?? team?.uuid ?? null };
    return {
      confidence: matches.includes('no') ? 'certain' : 'possible',
      evidence: { expected, actual },
    };
  },
  words: ({ expected, actual, predecessor }, { unread }) => ({
    ...(actual === null && { title: 'The owner of the token couldn’t be read' }),
    what:
      actual === null
        ? `It should belong to ${owner(expected)}. Its owner couldn’t be read${unread.account === null ? '' : ` (${unread.account})`}.`
        : `${predecessor ? 'The old token belongs to' : 'It should belong to'} ${owner(expected)}, but ${predecessor ? 'this one' : 'it'} belongs to ${owner(actual)}${expected.team !== null && actual.team === null ? ' (DigitalOcean named no team)' : ''}.`,
    why: 'A token works for one team only. Resources of other teams return 404.',
    fix: [
      actual === null
        ? {
            text: 'Check again in a minute. If it stays so, create a token that also has account:read:',
            url: links.tokens,
          }
        : {
            text: 'Switch to the right team in the control panel and create a token there:',
            url: links.tokens,
          },
    ],
  }),
});

/** Whether it belongs to the account and the team of the credential that it replaces. */
function comparedWithPredecessor(
  subject: Subject,
): { readonly confidence: 'certain'; readonly evidence: Evidence } | null {
  const { account, team } = subject.expected?.predecessor ?? {};
  const found = probedAccountOf(subject);
  if (found === null) return null;
  const isOther = (wanted: { uuid: string } | null | undefined, uuid: string | null | undefined) =>
    wanted != null && uuid != null && wanted.uuid !== uuid;
  if (!isOther(account, found.uuid) && !isOther(team, found.team?.uuid)) return null;
  const nameOf = (one: { uuid: string; name: string | null } | null | undefined) =>
    one?.name ?? one?.uuid ?? null;
  return {
    confidence: 'certain',
    evidence: {
      expected: { account: nameOf(account), team: nameOf(team) },
      actual: {
        account: found.email ?? found.uuid,
        team: found.team?.name ?? found.team?.uuid ?? null,
      },
      predecessor: true,
    },
  };
}

/** Shortens long runs of characters: the variable may contain a secret by mistake. */
function shown(wanted: string | null): string | null {
  return wanted?.replace(/[\w~-]{20,}/g, (run) => `${run.slice(0, 4)}…${run.slice(-4)}`) ?? null;
}

/**
 * Whether the expected name is among those that DigitalOcean returned, ignoring letter case.
 * Unknown if it left one out: a token without a team looks like one that may not read its team.
 */
function match(wanted: string | null, found: readonly (string | null)[]): 'yes' | 'no' | 'unknown' {
  if (wanted === null) return 'yes';
  const folded = wanted.trim().toLowerCase();
  if (found.some((one) => one?.trim().toLowerCase() === folded)) return 'yes';
  return found.includes(null) ? 'unknown' : 'no';
}

function owner({ account, team }: NonNullable<Evidence['actual']>): string {
  if (account !== null && team !== null) return `${account}, team ${team}`;
  return account ?? (team === null ? 'an unnamed account' : `the team ${team}`);
}
