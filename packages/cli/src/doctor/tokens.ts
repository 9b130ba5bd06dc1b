import { check, type ProbeOptions, type Report } from '@token-check/core';
import { newMemory } from '@token-check/core/internal';
import type { TokenPlace } from './token-place.ts';

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
