import type { Look } from '../knowledge/tools.ts';
import type { Files } from './files.ts';
import type { Choice, Lookup, Part, Place } from './place.ts';
import type { Variables } from './variables.ts';

/** What a reader gets. */
export interface Sources {
  readonly files: Files;
  readonly variables: Variables;
}

/** What a tool finds that looks in a place. */
export type Find = readonly [Look, readonly Part[]];

/** What one reader found. */
export interface Reading {
  readonly places: readonly Place[];
  readonly finds?: readonly Find[];
  /**
   * What a tool of this name finds before it looks in its places: a file that overrides the
   * environment, or that stops it.
   */
  readonly before?: readonly (readonly [tool: string, found: Lookup])[];
  /** What programs send that aren't in the table of tools, because each file has its own. */
  readonly choices?: readonly Choice[];
}

/** Reads the places of one tool. A new place is a new reader in the list of `survey.ts`. */
export type Reader = (sources: Sources) => Promise<Reading>;

/** The one thing that a tool finds in a place. */
export const only = (found: Lookup | undefined): readonly Part[] => [{ name: null, found }];

/** The places of what tools would send. */
export const placesIn = (found: readonly (Lookup | undefined)[]): Place[] =>
  found.flatMap((one) => (one && 'place' in one ? [one.place] : []));
