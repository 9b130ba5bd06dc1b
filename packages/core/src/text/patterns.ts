/**
 * Regular expressions in parts, so that each part has its own line and comment. Call these
 * while a module loads: a test records what they make there, and checks that it runs in linear time.
 */

/** Any of the alternatives, the first that fits. The flags of the parts don't count. */
export const anyOf = (alternatives: readonly RegExp[], flags = ''): RegExp =>
  new RegExp(alternatives.map(({ source }) => source).join('|'), flags);

/** Any word of a list that is separated by white space. A word is itself a piece of an expression. */
export const anyWord = (list: string, flags = ''): RegExp =>
  new RegExp(list.trim().split(/\s+/).join('|'), flags);

/** The parts one after the other. A part with alternatives gets a group around it. */
export const sequence = (parts: readonly RegExp[], flags = ''): RegExp =>
  new RegExp(
    parts.map(({ source }) => (source.includes('|') ? `(?:${source})` : source)).join(''),
    flags,
  );

/** The part as a group of this name. */
export const group = (name: string, { source }: RegExp): RegExp =>
  new RegExp(`(?<${name}>${source})`);

/** The part, or nothing. */
export const optional = ({ source }: RegExp): RegExp => new RegExp(`(?:${source})?`);
