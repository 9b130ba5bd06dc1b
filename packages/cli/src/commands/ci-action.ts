import type { Command } from 'commander';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { CiFlags } from '../flags/ci-flags.ts';
import type { Io } from '../io/io.ts';

/** The command line of `token-check ci` as commander parsed it. */
interface Parsed {
  readonly command: Command;
  /** Flags that every command accepts. */
  readonly common: readonly string[];
}

/** Runs `token-check ci` or `token-check ci init`, and returns the exit status. */
export async function runCi(
  action: string | undefined,
  flags: CiFlags,
  parsed: Parsed,
  io: Io,
): Promise<number> {
  refuseAction(action, parsed);
  if (action === undefined) return (await import('./ci.ts')).ci(flags, io);
  return (await import('./ci-init.ts')).ciInit(flags, io);
}

/** Refuses another action than `init`, and flags of the check beside it, which it would ignore. */
function refuseAction(action: string | undefined, { command, common }: Parsed): void {
  const isInit = action === 'init';
  if (action !== undefined && !isInit) {
    throw new UsageError(
      'unknown-command',
      `Unknown command ci ${shown(action)}.`,
      'Did you mean this? token-check ci init',
    );
  }
  const useless = command.options.find((option) => {
    const name = option.attributeName();
    const isOfInit = name === 'stdout';
    return (
      command.getOptionValueSource(name) === 'cli' && !common.includes(name) && isOfInit !== isInit
    );
  });
  if (useless === undefined) return;
  throw new UsageError(
    'conflicting-options',
    isInit
      ? `${useless.long} doesn’t work with token-check ci init.`
      : `${useless.long} only works with token-check ci init.`,
    isInit ? 'It has one option: token-check ci init --stdout' : 'token-check ci init --stdout',
  );
}
