import * as z from 'zod/mini';
import { type Kind, kinds } from '../knowledge/kinds.ts';
import type { Report } from '../report/report-v1.ts';
import { isUndecided } from '../report/verdict.ts';
import { parseJson } from '../text/decode.ts';
import { dayLength, dayOf } from '../text/time.ts';
import { isObject } from '../text/unknown.ts';
import { expiryIn } from './expiry.ts';

/**
 * That DigitalOcean accepted a value, and what it said of it. Days are `YYYY-MM-DD` in UTC, so that a
 * committed file changes once a day at most. Contains no e-mail address and no name of a person.
 */
export interface Passport {
  /** From `passportIdOf`. */
  readonly id: string;
  /** The name of the secret, as in reports. */
  readonly secret: string;
  readonly kind: Kind;
  readonly firstAccepted: string;
  readonly lastAccepted: string;
  /** Null: never. Absent: DigitalOcean didn't say. */
  readonly expiresAt?: string | null | undefined;
  /** Null if they are unknown. */
  readonly scopes: readonly string[] | null;
  /** The uuid; null if it is unknown. */
  readonly team: string | null;
  /** The uuid; null if it is unknown. */
  readonly account: string | null;
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && dayOf(Date.parse(text)) === text;

const isId = (text: string): boolean => /^[\w-]{1,64}$/.test(text);

const isScopeText = (text: string): boolean => /^\w{1,60}(?::\w{1,60})?$/.test(text);

const day = z.string().check(z.refine(isDay));
const uuid = z.nullable(z.string().check(z.refine(isId)));

const fileSchema = z.object({
  schemaVersion: z.literal(1),
  passports: z.array(
    z.object({
      id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
      secret: z.string(),
      kind: z.enum(kinds),
      firstAccepted: day,
      lastAccepted: day,
      expiresAt: z.optional(z.nullable(day)),
      scopes: z.nullable(z.array(z.string().check(z.refine(isScopeText)))),
      team: uuid,
      account: uuid,
    }),
  ),
});

/** Why a file contains no passports that this version can use. */
export type PassportFault = 'broken' | 'foreign' | 'newer';

/** Reads the text of a passport file; an empty one has no passports. */
export function readPassports(
  text: string,
): { readonly passports: readonly Passport[] } | { readonly fault: PassportFault } {
  if (text.trim() === '') return { passports: [] };
  const value = parseJson(text);
  if (value === undefined) return { fault: 'broken' };
  if (!isObject(value) || !('passports' in value)) return { fault: 'foreign' };
  if (typeof value.schemaVersion === 'number' && value.schemaVersion > 1) return { fault: 'newer' };
  const { data } = fileSchema.safeParse(value);
  return data === undefined ? { fault: 'broken' } : { passports: data.passports };
}

/** The text of a passport file: sorted, so that equal passports give equal bytes. */
export function formatPassports(passports: readonly Passport[]): string {
  const sorted = passports.toSorted(
    (a, b) =>
      compare(a.secret, b.secret) ||
      compare(a.firstAccepted, b.firstAccepted) ||
      compare(a.id, b.id),
  );
  return `${JSON.stringify({ schemaVersion: 1, passports: sorted }, null, 2)}\n`;
}

/** By code units: the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The one that was accepted later comes first. */
export const latestFirst = (a: Passport, b: Passport): number =>
  compare(b.lastAccepted, a.lastAccepted) || compare(b.firstAccepted, a.firstAccepted);

/** How its input is called in a passport. */
export const passportName = ({ source }: Pick<Report, 'source'>): string =>
  source.name ?? source.kind;

/**
 * The passports after DigitalOcean accepted the value of a report. Of a name, the last two stay. A
 * passport isn't renewed while an expectation couldn't be checked: a tolerated run would renew its
 * own proof, and a job could stay green without ever looking.
 */
export function withAccepted(
  passports: readonly Passport[],
  id: string,
  report: Report,
  now: number,
): readonly Passport[] {
  const secret = passportName(report);
  const isOwn = (one: Passport) => one.id === id && one.secret === secret;
  const own = passports.find(isOwn) ?? null;
  if (own !== null && isUndecided(report)) return passports;
  const renewed = renewedFrom(own, { id, secret }, report, now);
  const [previous] = passports
    .filter((one) => one.secret === secret && !isOwn(one))
    .sort(latestFirst);
  return [
    ...passports.filter((one) => one.secret !== secret),
    ...(previous === undefined ? [] : [previous]),
    renewed,
  ];
}

function renewedFrom(
  earlier: Passport | null,
  { id, secret }: Pick<Passport, 'id' | 'secret'>,
  report: Report,
  now: number,
): Passport {
  const { credential, grant, account } = report;
  const today = dayOf(now);
  const expiry = expiryIn(report);
  const seen = expiry === null ? null : dayOf(Date.parse(expiry ?? '')) || undefined;
  const expiresAt = isSameExpiry(earlier?.expiresAt, seen) ? earlier?.expiresAt : seen;
  return {
    id,
    secret,
    kind: credential?.kind ?? 'unknown',
    firstAccepted:
      earlier !== null && earlier.firstAccepted < today ? earlier.firstAccepted : today,
    lastAccepted: today,
    ...(expiresAt !== undefined && { expiresAt }),
    // Neither changes while a value stays the same, so what an earlier answer said still holds.
    scopes: grant?.scopes?.filter(isScopeText).toSorted(compare) ?? earlier?.scopes ?? null,
    team: idOf(account?.team?.uuid) ?? earlier?.team ?? null,
    account: idOf(account?.uuid) ?? earlier?.account ?? null,
  };
}

/** An answer without it, or one that counts the seconds to a moment around midnight. */
function isSameExpiry(earlier: Passport['expiresAt'], seen: Passport['expiresAt']): boolean {
  if (seen === undefined) return true;
  if (typeof earlier !== 'string' || typeof seen !== 'string') return false;
  return Math.abs(Date.parse(earlier) - Date.parse(seen)) <= dayLength;
}

/** Not what only pretends to be a uuid. */
const idOf = (text: string | null | undefined): string | null => (text && isId(text) ? text : null);
