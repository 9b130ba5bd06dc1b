import { check, type ProbeOptions, type Report, type Source } from '@token-check/core';
import { newMemory } from '@token-check/core/internal';

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

/** One value, every place that contains it, and its reports. */
export interface Token {
  readonly places: readonly TokenPlace[];
  /** One, unless the value contains several credentials. */
  readonly reports: readonly Report[];
}

/** Checks each value; makes the requests for a token once, however it's spelled and wherever it is. */
export async function checkAll(
  places: readonly TokenPlace[],
  network: ProbeOptions | false,
): Promise<Token[]> {
  const byText = new Map<string, TokenPlace[]>();
  for (const place of places) {
    if (place.other === null && place.text !== null) byText.set(place.text, []);
  }
  for (const place of places) {
    if (place.text !== null) byText.get(place.text)?.push(place);
  }
  // Without firstPlace, so that no value is reported as a duplicate: its places are listed anyway.
  const memory = { probes: newMemory().probes, firstPlace: () => null };
  return Promise.all(
    [...byText].map(async ([text, places]) => {
      const source = places.find(({ other }) => other === null)?.source ?? { kind: 'file' };
      const reports = await check(text, { source, network, exact: true, memory });
      return { places, reports };
    }),
  );
}

/** Whether two values are one token, apart from quotes or white space around it. */
export function isSame(one: Token, other: Token): boolean {
  const print = fingerprintOf(one);
  // A short value has no fingerprint.
  return one === other || (print !== 'none' && print === fingerprintOf(other));
}

/** Whether two places contain one token. */
export function isSameIn(one: TokenPlace, other: TokenPlace, tokens: readonly Token[]): boolean {
  const [first, second] = [one, other].map((place) =>
    tokens.find(({ places }) => places.includes(place)),
  );
  return one.text === other.text || (!!first && !!second && isSame(first, second));
}

/** One entry for each token, however many spellings it has. */
export function distinct(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, at) => !tokens.slice(0, at).some((one) => isSame(one, token)));
}

function fingerprintOf({ reports }: Token): string {
  return reports[0]?.credential?.fingerprint ?? 'none';
}
