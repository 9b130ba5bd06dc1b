import type { Source } from '@token-check/core';

/** A place in which something was found that opens DigitalOcean, or should. */
export interface Place {
  readonly source: Source;
  /** The place in a few words, for a person: `.env: DO_TOKEN`. */
  readonly shown: string;
  /** The value, letter for letter; null where it cannot be read, as when it is encrypted. */
  readonly text: string | null;
  /**
   * What belongs in this place, where that is no API token, as a noun phrase. Such a value is told
   * and asked about nowhere: that the API refuses it says nothing about it. Null for an API token.
   */
  readonly other: string | null;
}

/**
 * What a tool finds in one of the places where it looks; a sentence where that is nothing to send,
 * or where nobody can tell from here.
 */
export type Answer =
  | { readonly place: Place }
  | { readonly nothing: string }
  | { readonly unknown: string };

/** A file that is there and could not be read, or not understood. */
export interface Unread {
  readonly path: string;
  readonly why: string;
}
