import { nameOf } from '../../src/doctor/place.ts';
import { survey } from '../../src/doctor/survey.ts';
import { whyWords } from '../../src/doctor/words.ts';
import { type MachineParts, machineOf } from './machine.ts';

/**
 * What each tool would send from a machine: the place of the value, `none: …` with the reason,
 * `unknown: …`, or null if nothing is found where it looks. Only tools that the doctor mentions.
 */
export async function sends(parts: MachineParts): Promise<Record<string, string | null>> {
  const { choices } = await survey(machineOf(parts));
  return Object.fromEntries(
    choices.map(({ tool, found }) => {
      if (found === undefined) return [tool, null];
      if ('place' in found) return [tool, nameOf(found.place.location)];
      return [tool, `${'unknown' in found ? 'unknown' : 'none'}: ${whyWords(found)}`];
    }),
  );
}

/** The value that each tool would send; tools that send none are left out. */
export async function sentValues(parts: MachineParts): Promise<Record<string, string | null>> {
  const { choices } = await survey(machineOf(parts));
  return Object.fromEntries(
    choices.flatMap(({ tool, found }) =>
      found && 'place' in found ? [[tool, found.place.text]] : [],
    ),
  );
}
