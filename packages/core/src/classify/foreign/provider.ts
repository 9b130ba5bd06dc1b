/** Who issues credentials, or the standard that defines them. */
export interface Provider {
  readonly name: string;
  /** One sentence: what accepts its credentials, or what they are for. */
  readonly where: string;
  readonly formats: readonly Format[];
}

/**
 * What the credential is, as a noun phrase; the pattern of the whole value, without an open quantifier
 * in another one, so that it runs in linear time. `generic`: the shape is only length and alphabet, so
 * the credential is a possibility, never certain. A comment at the end of each row says where the shape
 * is written down.
 */
type Format = readonly [what: string, pattern: RegExp, generic?: 'generic'];

/** A shape in which several providers issue keys. */
export interface SharedShape extends Omit<Provider, 'name' | 'formats'> {
  readonly what: string;
  readonly pattern: RegExp;
  /** Their names, each with the source of the shape as a comment. */
  readonly providers: readonly string[];
}
