import { check, type ProbeOptions, type Report } from '@token-check/core';
import { newMemory } from '@token-check/core/internal';
import type { Place } from './place.ts';

/** One value, every place that holds it, and what is known of it. */
export interface Token {
  readonly places: readonly Place[];
  /** One, unless the value holds several credentials. */
  readonly reports: readonly Report[];
}

/** Looks at each distinct value; asks about each token once, however it is spelled and wherever it stands. */
export async function checkAll(
  places: readonly Place[],
  network: ProbeOptions | false,
): Promise<Token[]> {
  const byText = new Map<string, Place[]>();
  for (const place of places) {
    if (place.other === null && place.text !== null) byText.set(place.text, []);
  }
  for (const place of places) {
    if (place.text !== null) byText.get(place.text)?.push(place);
  }
  // That a value stands in several places is told by the places.
  const memory = { probes: newMemory().probes, firstPlace: () => null };
  return Promise.all(
    [...byText].map(async ([text, holders]) => {
      const source = holders.find(({ other }) => other === null)?.source ?? { kind: 'file' };
      const reports = await check(text, { source, network, exact: true, memory });
      return { places: holders, reports };
    }),
  );
}

/** Whether two values are one token, perhaps with quotes or white space around one of them. */
export function isSame(one: Token, other: Token): boolean {
  const print = fingerprintOf(one);
  // A short value has none.
  return one === other || (print !== 'none' && print === fingerprintOf(other));
}

/** Whether two places hold one token. */
export function isSameIn(one: Place, other: Place, tokens: readonly Token[]): boolean {
  const [first, second] = [one, other].map((place) =>
    tokens.find(({ places }) => places.includes(place)),
  );
  return one.text === other.text || (!!first && !!second && isSame(first, second));
}

/** One for each token, in whatever spellings it is here. */
export function distinct(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, at) => !tokens.slice(0, at).some((one) => isSame(one, token)));
}

function fingerprintOf({ reports }: Token): string {
  return reports[0]?.credential?.fingerprint ?? 'none';
}
