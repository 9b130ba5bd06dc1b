import type { Candidate } from '../extract/candidate.ts';
import type { Classification, Shape } from './kinds.ts';

/** What a recogniser found out. What it leaves out stays as {@link Candidate} and defaults say. */
export interface Recognised extends Partial<Classification> {
  /** The token behind a damaged value. */
  readonly repaired?: string;
}

/** Null where the candidate is something else. `value` is the secret of the candidate. */
export type Recogniser = (
  candidate: Candidate,
  value: string,
) => Recognised | null | Promise<Recognised | null>;

export const unrecognized: Shape = { type: 'unrecognized' };
