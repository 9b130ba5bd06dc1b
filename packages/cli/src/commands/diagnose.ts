import { check, exitStatus } from '@token-check/core';
import type { Io } from '../io.ts';
import { renderJson } from '../render/json.ts';
import { readInputs } from '../sources/inputs.ts';
import { type NetworkFlags, networkOf } from '../sources/network.ts';

export interface DiagnoseFlags extends NetworkFlags {
  readonly env?: string[];
  readonly json?: boolean;
}

/** The default command: diagnose what was handed over. */
export async function diagnose(
  argument: string | undefined,
  flags: DiagnoseFlags,
  io: Io,
): Promise<number> {
  const network = await networkOf(flags, io);
  const inputs = await readInputs(argument, flags.env ?? [], io);
  const checked = await Promise.all(
    inputs.map(({ text, source, exact }) => check(text, { source, network, exact })),
  );
  const reports = checked.flat();
  if (flags.sandbox && !flags.json) {
    io.writeErr('note: the answers come from a simulated DigitalOcean (--sandbox).\n');
  }
  io.writeOut(
    flags.json
      ? renderJson(reports)
      : (await import('../render/text.ts')).renderText(reports, { ...io, now: io.now() }),
  );
  return exitStatus(reports);
}
