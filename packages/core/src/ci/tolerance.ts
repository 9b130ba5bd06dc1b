import type { JobEnvironment } from '../knowledge/ci-systems.ts';

/** What a secret may be without failing the job. */
export interface Tolerance {
  readonly allowUnset: boolean | 'on-forks';
  /** A duration counts only with proof that this very value was accepted within that time. */
  readonly allowUndetermined: boolean | string;
  /** The worst that this secret can do to the job. */
  readonly severity: 'error' | 'warning';
}

/** Whether a secret may be unset in this run. Dependabot gets no secrets either. */
export const mayBeUnset = (
  allowUnset: Tolerance['allowUnset'],
  { unsetReason }: JobEnvironment,
): boolean =>
  allowUnset === 'on-forks' ? unsetReason === 'fork' || unsetReason === 'dependabot' : allowUnset;
