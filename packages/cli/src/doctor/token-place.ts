import type { Source } from '@token-check/core';

/** A place where a credential for DigitalOcean was found, or one that should be. */
export interface TokenPlace {
  readonly source: Source;
  /** The place as shown to people: `.env: DO_TOKEN`. */
  readonly shown: string;
  /** The exact value; null if it can't be read, for example because it's encrypted. */
  readonly text: string | null;
  /**
   * What belongs in this place, as a noun phrase; null for an API token. Anything else is listed but
   * never checked: that the API rejects it says nothing about it.
   */
  readonly other: string | null;
}

/**
 * What a tool finds in one of the places where it looks: a value, or a sentence that says why it
 * sends nothing or why we can't know what it sends.
 */
export type Lookup =
  | { readonly place: TokenPlace }
  | { readonly nothing: string }
  | { readonly unknown: string };

/** A file that exists and couldn't be read or parsed. */
export interface Unread {
  readonly path: string;
  readonly why: string;
}
