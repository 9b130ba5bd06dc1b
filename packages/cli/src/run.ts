import { explained, withoutHelp } from './arguments.ts';
import { failed } from './failed.ts';
import type { Io } from './io.ts';
import { makeProgram } from './program.ts';

/** One run of the program: the exit status for a command line in a world. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const program = makeProgram(io, (result) => {
    status = result;
  });
  const commands = program.commands.map((command) => command.name());
  try {
    await program.parseAsync(withoutHelp(argv, commands), { from: 'user' });
    return status;
  } catch (error) {
    return failed(explained(error, argv), io);
  }
}
