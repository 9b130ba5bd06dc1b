import type { JobEnvironment } from '../knowledge/ci-systems.ts';
import { endOfDay, parseDuration } from '../text/time.ts';
import type { Passport } from './passports.ts';

/** What a secret may be without failing the job. */
export interface Tolerance {
  readonly allowUnset: boolean | 'on-forks';
  /** A duration counts only with proof that this very value was accepted within that time. */
  readonly allowUndetermined: boolean | string;
  /** The worst that this secret can do to the job, unless warnings count as failures. */
  readonly severity: 'error' | 'warning';
}

/** Whether a secret may be unset in this run. Dependabot gets no secrets either. */
export const mayBeUnset = (
  allowUnset: Tolerance['allowUnset'],
  { unsetReason }: JobEnvironment,
): boolean =>
  allowUnset === 'on-forks' ? unsetReason === 'fork' || unsetReason === 'dependabot' : allowUnset;

/** The passport of the value in question. */
export interface Proof {
  readonly passport: Pick<Passport, 'lastAccepted' | 'expiresAt'>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Whether an inconclusive answer may pass. A passport has days, so its time counts from the start of
 * the day: what it can't prove doesn't count. After its own expiry a value needs no patience.
 */
export function mayBeUndetermined(
  allowUndetermined: Tolerance['allowUndetermined'],
  proof: Proof | null,
): boolean {
  return typeof allowUndetermined === 'boolean'
    ? allowUndetermined
    : whatProofLacks(allowUndetermined, proof) === null;
}

/** What keeps a proof from counting for this duration, as the end of a sentence; null if it counts. */
export function whatProofLacks(allowed: string, proof: Proof | null): string | null {
  const limit = parseDuration(allowed);
  if (limit === null || proof === null) {
    return 'no passport proves that DigitalOcean accepted this value before';
  }
  const { lastAccepted, expiresAt } = proof.passport;
  if (typeof expiresAt === 'string' && endOfDay(expiresAt) <= proof.now) {
    return `the value expired on ${expiresAt}`;
  }
  const age = (proof.now - Date.parse(lastAccepted)) / 1000;
  if (age < 0) return `the passport has a date in the future, ${lastAccepted}`;
  return age <= limit ? null : `DigitalOcean last accepted this value on ${lastAccepted}`;
}
