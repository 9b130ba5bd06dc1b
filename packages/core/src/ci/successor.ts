import { definitionOf } from '../codes/code.ts';
import type { Expectations, Predecessor } from '../codes/subject.ts';
import type { Report } from '../report/report-v1.ts';
import { expiryIn } from './expiry.ts';
import type { Passport } from './passports.ts';
import type { ScopeKnowledge } from './plan.ts';

/** What is known about a credential that another one should replace. */
interface OldCredential {
  readonly kind: Predecessor['kind'];
  readonly account: Predecessor['account'];
  readonly team: Predecessor['team'];
  readonly scopes: readonly string[] | null;
  readonly expiresAt?: string | null;
}

/**
 * Why the value isn't a whole credential of a kind that is known, so that there is nothing to compare
 * with. Null if it is one.
 */
export function faultOfOld({ credential, diagnoses, probes, verdict }: Report): string | null {
  if (verdict === 'usable') return null;
  const damage = diagnoses.find(
    ({ code, severity, confidence }) =>
      severity === 'error' &&
      confidence !== 'possible' &&
      (code === 'repeated-auth-scheme' || definitionOf(code).family === 'damaged'),
  );
  if (damage !== undefined) return damage.code;
  if (probes.length > 0) return null;
  const isGuess = diagnoses.some(
    ({ code, confidence }) => code === 'foreign-token' && confidence === 'possible',
  );
  if (credential !== null && credential.kind !== 'unknown' && !isGuess) return null;
  return diagnoses[0]?.code ?? 'unrecognized-credential';
}

/**
 * What DigitalOcean said about it just now, otherwise what its passport says. Without both, only its
 * kind is known.
 */
export function oldCredential(report: Report | null, passport: Passport | null): OldCredential {
  const isUsable = report?.verdict === 'usable';
  const { account, grant, credential } = report ?? {};
  const kind = credential?.kind ?? passport?.kind ?? null;
  const stated = isUsable ? expiryIn(report) : undefined;
  const expiresAt = stated === undefined ? expiryOf(passport) : stated;
  return {
    kind,
    account: owner(isUsable ? account?.uuid : null, account?.email) ?? owner(passport?.account),
    team:
      owner(isUsable ? account?.team?.uuid : null, account?.team?.name) ?? owner(passport?.team),
    scopes: (isUsable ? grant?.scopes : null) ?? passport?.scopes ?? null,
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

const owner = (uuid: string | null | undefined, name: string | null = null) =>
  uuid == null ? null : { uuid, name };

/** A passport has the day: the new credential must live longer than all of it. */
function expiryOf(passport: Passport | null): string | null | undefined {
  const { expiresAt } = passport ?? {};
  return typeof expiresAt === 'string' ? `${expiresAt}T23:59:59.000Z` : expiresAt;
}

/**
 * The expectations of a new credential, with what it must have in common with the old one. What the
 * job itself expects counts instead of the same of the old one.
 */
export function asSuccessor(
  expected: Expectations,
  old: OldCredential,
  place: string,
  { allowed }: Pick<ScopeKnowledge, 'allowed'>,
): Expectations {
  const { requiredScopes, operations } = expected;
  const isSaid = requiredScopes.length > 0 || operations.length > 0;
  const { kind, scopes, expiresAt } = old;
  return {
    ...expected,
    predecessor: {
      place,
      kind,
      account: expected.account === null ? old.account : null,
      team: expected.team === null ? old.team : null,
      requiredScopes: isSaid ? [] : (scopes ?? []),
      allowedScopes: scopes && [...scopes, ...allowed(requiredScopes, operations)],
      ...(expiresAt !== undefined && { expiresAt }),
    },
  };
}

/** What is known about both credentials, so that it is compared, and what isn't. */
export function comparison(
  old: OldCredential,
  replacement: Report,
): { readonly compared: readonly string[]; readonly unknown: readonly string[] } {
  const { account, grant, verdict } = replacement;
  const isUsable = verdict === 'usable';
  const known = [
    ['kind', old.kind !== null],
    ['account', old.account !== null && isUsable && account?.uuid != null],
    ['team', old.team !== null && isUsable && account?.team?.uuid != null],
    ['scopes', old.scopes !== null && isUsable && grant?.scopes != null],
    ['expiry date', old.expiresAt !== undefined && isUsable && expiryIn(replacement) !== undefined],
  ] as const;
  const named = (wanted: boolean) =>
    known.flatMap(([name, isKnown]) => (isKnown === wanted ? [name] : []));
  return { compared: named(true), unknown: named(false) };
}
