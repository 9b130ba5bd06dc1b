/** Who issues credentials, or the standard that defines them. */
export interface Provider {
  readonly name: string;
  /** One sentence: what accepts its credentials, or what they are for. */
  readonly where: string;
  readonly formats: readonly Format[];
}

/**
 * What the credential is, as a noun phrase; the pattern of the whole value, without an open quantifier
 * in another one, so that it runs in linear time; where the shape is written down. `generic`: the shape
 * is only length and alphabet, so the credential is a possibility, never certain.
 */
type Format = readonly [what: string, pattern: RegExp, source: string, generic?: 'generic'];

/** A row of all tables together. */
export interface ForeignFormat {
  readonly provider: string;
  readonly what: string;
  readonly where: string;
  readonly pattern: RegExp;
  readonly source: string;
  readonly generic: boolean;
}
