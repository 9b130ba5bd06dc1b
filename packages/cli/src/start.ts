import { diagnose } from './commands/diagnose.ts';
import type { Io } from './io.ts';
import { plainFlags } from './plain-flags.ts';

/** {@link run} of the whole program, which is loaded only where the command line calls for it. */
export async function start(argv: readonly string[], io: Io): Promise<number> {
  const flags = plainFlags(argv);
  if (flags === null) return (await import('./program.ts')).run(argv, io);
  try {
    return await diagnose(undefined, flags, io);
  } catch (error) {
    return (await import('./program.ts')).failed(error, io);
  }
}
