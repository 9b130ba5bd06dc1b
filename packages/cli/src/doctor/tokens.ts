import { check, type ProbeOptions, type Report } from '@token-check/core';
import type { Place } from './place.ts';

/** One value, every place that holds it, and what is known of it. */
export interface Token {
  readonly places: readonly Place[];
  /** One, unless the value holds several credentials. */
  readonly reports: readonly Report[];
}

/** Asks about each distinct value once, however many places hold it. */
export async function checkAll(
  places: readonly Place[],
  network: ProbeOptions | null,
): Promise<Token[]> {
  const byText = new Map<string, Place[]>();
  for (const place of places) {
    if (place.other === null && place.text !== null) byText.set(place.text, []);
  }
  for (const place of places) {
    if (place.text !== null) byText.get(place.text)?.push(place);
  }
  return Promise.all(
    [...byText].map(async ([text, holders]) => {
      const source = holders.find(({ other }) => other === null)?.source ?? { kind: 'file' };
      return { places: holders, reports: await check(text, { source, network, exact: true }) };
    }),
  );
}
