import type { Io } from '../io/io.ts';
import type { PassportFile } from './passport-file.ts';

/** The file of `--passports`; null without it. Most runs have none and don't load what reads it. */
export async function passportsOf(
  { passports }: { readonly passports?: string },
  io: Io,
): Promise<PassportFile | null> {
  if (passports === undefined) return null;
  const { openPassports } = await import('./passport-file.ts');
  return openPassports(passports, io);
}
