/**
 * What the credential is, as a noun phrase; the pattern of the whole value, without an open quantifier
 * in another one, so that it runs in linear time; where the shape is written down: an address, a rule
 * of gitleaks, betterleaks, noseyparker or kingfisher, or a detector of trufflehog. `generic`: the
 * shape is only length and alphabet, so the credential is a possibility, never certain.
 */
type Format = readonly [what: string, pattern: RegExp, source: string, generic?: 'generic'];

/** How a credential of another provider looks. */
export interface ForeignFormat {
  readonly provider: string;
  readonly what: string;
  /** One sentence: what accepts it, or what it is for. */
  readonly where: string;
  readonly pattern: RegExp;
  readonly source: string;
  readonly generic: boolean;
}

/** Who issues credentials, or the standard that defines them. */
export interface Provider {
  readonly name: string;
  readonly formats: readonly ForeignFormat[];
}

export const provider = (name: string, where: string, formats: readonly Format[]): Provider => ({
  name,
  formats: formats.map(([what, pattern, source, generic]) => ({
    provider: name,
    what,
    where,
    pattern,
    source,
    generic: generic !== undefined,
  })),
});
