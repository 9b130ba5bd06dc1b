import type { PassportSeen } from '../codes/subject.ts';
import type { Report, Source } from '../report/report-v1.ts';
import { passportIdOf } from '../secret/passport-id.ts';
import type { Secret } from '../secret/secret.ts';
import { latestFirst, type Passport, passportName, withAccepted } from './passports.ts';

/** The passports of earlier runs, and which of them the values of this run have. */
export interface PassportBook {
  /** For `check`: what the passports say about a value that has this place. */
  readonly recall: (credential: { readonly secret: Secret }, source: Source) => PassportSeen | null;
  /** The passport of the value that a report is about. */
  readonly of: (report: Report) => Passport | null;
  /** The passport of the value that was accepted last under this name. */
  readonly named: (name: string) => Passport | null;
  /** These passports with what this run adds to them. */
  readonly renewed: (
    passports: readonly Passport[],
    reports: readonly Report[],
    now: number,
  ) => readonly Passport[];
}

export function newPassportBook(passports: readonly Passport[]): PassportBook {
  // A report contains no id, but the fingerprint of its value.
  const ids = new Map<string, string>();
  const idOf = ({ credential }: Report): string | undefined =>
    ids.get(credential?.fingerprint ?? '');
  const ownOf = (id: string | undefined, name: string): Passport | null => {
    const own = passports.filter((one) => one.id === id);
    return own.find((one) => one.secret === name) ?? own.sort(latestFirst)[0] ?? null;
  };
  const othersOf = (name: string, id: string | null): readonly Passport[] =>
    passports.filter((one) => one.secret === name && one.id !== id).sort(latestFirst);
  return {
    recall: ({ secret }, source) => {
      const id = passportIdOf(secret);
      ids.set(secret.fingerprint, id);
      const name = passportName({ source });
      const own = ownOf(id, name);
      const [other] = othersOf(name, id);
      const isLater = other !== undefined && (own === null || latestFirst(other, own) < 0);
      if (own === null && !isLater) return null;
      return {
        own: own && {
          firstAccepted: own.firstAccepted,
          lastAccepted: own.lastAccepted,
          ...(own.expiresAt !== undefined && { expiresAt: own.expiresAt }),
        },
        laterValue: isLater ? other.lastAccepted : null,
      };
    },
    of: (report) => {
      const id = idOf(report);
      return id === undefined ? null : ownOf(id, passportName(report));
    },
    named: (name) => othersOf(name, null)[0] ?? null,
    renewed: (fresh, reports, now) =>
      reports
        .filter(({ verdict }) => verdict === 'usable')
        .reduce((all, report) => {
          const id = idOf(report);
          return id === undefined ? all : withAccepted(all, id, report, now);
        }, fresh),
  };
}
