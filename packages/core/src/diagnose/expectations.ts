import type { Kind } from '../knowledge/kinds.ts';
import type { OperationNeeds } from './codes.ts';

/** What a credential must be, for a job that relies on it. Null and empty: no matter. */
export interface Expectations {
  readonly kind: Kind | null;
  /** E-mail address or uuid. */
  readonly account: string | null;
  /** Name or uuid. */
  readonly team: string | null;
  readonly requiredScopes: readonly string[];
  /** Operations that the credential must be allowed to do. */
  readonly operations: readonly OperationNeeds[];
  readonly forbiddenScopes: readonly string[];
  /** Seconds. */
  readonly minLifetime: number | null;
}
