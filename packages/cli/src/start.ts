import { diagnose } from './commands/diagnose.ts';
import type { Io } from './io.ts';
import { plainFlags } from './plain-flags.ts';

/** The whole program, whose larger parts are loaded only where the command line calls for them. */
export async function start(argv: readonly string[], io: Io): Promise<number> {
  const flags = plainFlags(argv);
  if (flags === null) return (await import('./run.ts')).run(argv, io);
  try {
    return await diagnose(undefined, flags, io);
  } catch (error) {
    return (await import('./failed.ts')).failed(error, io);
  }
}
