import { check, type ProbeOptions } from '@token-check/core';
import { type Place, type Token, valuesOf } from '@token-check/core/doctor';
import { newMemory } from '@token-check/core/internal';
import pLimit from 'p-limit';

/** As many as in a batch. */
const atOnce = 8;

/** Checks each value; makes the requests for a token once, however it's spelled and wherever it is. */
export async function checkAll(
  places: readonly Place[],
  network: ProbeOptions | false,
): Promise<Token[]> {
  // Without firstPlace, so that no value is reported as a duplicate: its places are listed anyway.
  const memory = { probes: newMemory().probes, firstPlace: () => null };
  return pLimit(atOnce).map(valuesOf(places), async ({ text, source, places }) => {
    const reports = await check(text, { source, network, exact: true, memory });
    return { text, places, reports };
  });
}
