import { exitStatus } from '@token-check/core';
import { advise } from '../doctor/advice.ts';
import { toDoctorDocument } from '../doctor/document.ts';
import type { Machine } from '../doctor/machine.ts';
import { nodeMachine } from '../doctor/node-machine.ts';
import { survey } from '../doctor/survey.ts';
import { checkAll } from '../doctor/tokens.ts';
import type { Io } from '../io.ts';
import { type NetworkFlags, networkOf } from '../sources/network.ts';
import { UsageError } from '../usage-error.ts';

export interface DoctorFlags extends NetworkFlags {
  readonly json?: boolean;
}

/** Finds the tokens on a machine, checks each, and says which one each tool would send. */
export async function doctor(
  flags: DoctorFlags,
  io: Io,
  machine: Machine = io.machine ?? nodeMachine(io.env),
): Promise<number> {
  const network = await networkOf(flags, io);
  const seen = await survey(machine);
  const tokens = await checkAll(seen.places, network);
  const advice = advise(seen, tokens, machine.platform);
  const nothing = seen.places.length === 0;
  if (flags.json) {
    io.writeOut(`${JSON.stringify(toDoctorDocument(seen, tokens, advice), null, 2)}\n`);
    return nothing ? 2 : exitStatus(tokens.flatMap(({ reports }) => reports));
  }
  if (nothing) {
    const unread = seen.unread.map(({ path, why }) => ` Could not read ${path}: ${why}.`).join('');
    throw new UsageError(
      'nothing-found',
      `No DigitalOcean credential in the environment, in this directory, or in the configuration of doctl, docker and kubectl.${unread}`,
      'If you have one, paste it: token-check. To get one: https://cloud.digitalocean.com/account/api/tokens',
    );
  }
  if (flags.sandbox) {
    io.note('the answers come from a simulated DigitalOcean (--sandbox).');
  }
  const { renderDoctor } = await import('../render/doctor-text.ts');
  io.writeOut(
    renderDoctor(seen, tokens, advice, {
      ...io,
      hyperlinks: await io.hyperlinks(),
      now: io.clock.now(),
    }),
  );
  return exitStatus(tokens.flatMap(({ reports }) => reports));
}
