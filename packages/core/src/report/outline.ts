import { kindNames } from '../knowledge/kinds.ts';
import { duration } from '../text/time.ts';
import type { Report, Verdict } from './report-v1.ts';

/** A symbol for each verdict, for readers who can't see the colour. */
export const marks: Readonly<Record<Verdict, string>> = {
  usable: '✓',
  problem: '✗',
  undetermined: '?',
  unchecked: '○',
};

const notWhole: readonly string[] = [
  'malformed-token',
  'truncated-token',
  'placeholder-token',
  'masked-token',
];

/**
 * The credential, its account and its grant as rows of name and value. `now` is in milliseconds
 * since the epoch; without it, an expiry date doesn't say how far away it is.
 */
export function outline(report: Report, now?: number): readonly (readonly [string, string])[] {
  const { credential, diagnoses, source, account, grant } = report;
  // The name of a kind describes a whole value.
  const isWhole = !diagnoses.some(({ code }) => notWhole.includes(code));
  const rows: [string, string | false | null | undefined][] = [
    ['value', credential?.label],
    ['kind', credential && credential.kind !== 'unknown' && isWhole && kindNames[credential.kind]],
    ['from', source.name && `${source.kind} ${source.name}`],
    [
      'account',
      account && [account.name, account.email, account.status].filter(Boolean).join(', '),
    ],
    ['team', account?.team?.name],
    ['scopes', grant?.scopes && (grant.scopes.join(' ') || 'none')],
    ['expires', grant?.expiresAt && expiry(grant.expiresAt, now)],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

function expiry(date: string, now: number | undefined): string {
  const day = date.slice(0, 10);
  if (now === undefined) return day;
  const seconds = (Date.parse(date) - now) / 1000;
  return `${day} (${seconds < 1 ? 'expired' : `in ${duration(seconds)}`})`;
}
