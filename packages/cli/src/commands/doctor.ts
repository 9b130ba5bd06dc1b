import {
  doctorStatus,
  findingsIn,
  isEmpty,
  type Machine,
  type Survey,
  survey,
  toDoctorDocument,
  whyWords,
} from '@token-check/core/doctor';
import { checkAll } from '../doctor/check-all.ts';
import { nodeMachine } from '../doctor/machine.ts';
import { renderDoctor } from '../doctor/text.ts';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { OutputFlags } from '../flags/diagnose-flags.ts';
import { type NetworkFlags, networkOf } from '../flags/network.ts';
import type { Io } from '../io/io.ts';
import { type OutputFile, openOutput } from '../io/output-file.ts';

export type DoctorFlags = NetworkFlags & OutputFlags;

/** Finds the tokens on a machine, checks each and prints which one each tool would send. */
export async function doctor(
  flags: DoctorFlags,
  io: Io,
  machine: Machine = io.machine ?? nodeMachine(io),
): Promise<number> {
  const format = formatOf(flags);
  const network = await networkOf(flags, io);
  const seen = await survey(machine);
  // Before any request, because it may be wrong usage.
  const file = await outputOf(flags, format, seen, io);
  const stopWaiting = network && !flags.quiet ? io.showWaiting('Asking DigitalOcean …') : () => {};
  const tokens = await checkAll(seen.places, network).finally(stopWaiting);
  const { platform } = machine;
  const findings = findingsIn(seen, tokens);
  const asJson = () =>
    `${JSON.stringify(toDoctorDocument(seen, tokens, findings, platform), null, 2)}\n`;
  const asText = (looks: Pick<Io, 'columns' | 'color'>, hyperlinks: boolean) => {
    const options = { ...looks, hyperlinks, platform, now: io.clock.now() };
    return renderDoctor(seen, tokens, findings, options);
  };
  try {
    await file?.write(format === 'json' ? asJson() : asText({ columns: 80, color: false }, false));
  } catch (error) {
    await file?.discard();
    throw error;
  }
  await file?.close(false);
  const nothing = isEmpty(seen);
  if (format === 'json' && !file) await io.writeOut(asJson());
  else if (nothing) throw nothingFound(seen);
  else {
    if (flags.sandbox && !flags.quiet) {
      io.note('the answers come from a simulated DigitalOcean (--sandbox).');
    }
    const color = flags.color !== false;
    const hyperlinks = color && (await io.hyperlinks());
    await io.writeOut(asText({ columns: io.columns, color: color && io.color }, hyperlinks));
  }
  const status = doctorStatus(seen, tokens, findings);
  return flags.exitZero && [1, 3, 4].includes(status) ? 0 : status;
}

function nothingFound({ choices, doctl: { missing } }: Survey): UsageError {
  const tools = new Map<string, string[]>();
  for (const { tool, found } of choices) {
    const why = whyWords(found);
    if (why !== null) tools.set(why, [...(tools.get(why) ?? []), tool]);
  }
  const reasons = [...tools].map(([why, names]) => `${names.join(', ')}: ${why}.`);
  // Without another token, this is doctl's own reason.
  const config = `DIGITALOCEAN_CONFIG names ${missing}, which does not exist.`;
  const isSaid = missing === null || reasons.some((reason) => reason.endsWith(config));
  return new UsageError(
    'nothing-found',
    [
      'No DigitalOcean token found in the environment, in this folder, or in the configuration of doctl, docker and kubectl.',
      ...reasons,
      ...(isSaid ? [] : [config]),
    ].join(' '),
    'To check a token, paste it: token-check. To create one: https://cloud.digitalocean.com/account/api/tokens',
  );
}

function formatOf({ format, json }: DoctorFlags): 'text' | 'json' {
  const name = format ?? (json ? 'json' : 'text');
  if (json && name !== 'json') {
    throw new UsageError(
      'conflicting-options',
      '--json and --format name two formats.',
      'Use one of them, for example: token-check doctor --format json',
    );
  }
  if (name === 'text' || name === 'json') return name;
  throw new UsageError(
    'invalid-value',
    `Invalid value for --format: ${shown(name)}. Use text or json.`,
    'For example: token-check doctor --format json',
  );
}

/** Null without `--output`. Refuses to overwrite a file that the doctor has read. */
function outputOf(
  { output, caFile }: DoctorFlags,
  format: 'text' | 'json',
  { files }: Survey,
  io: Io,
): Promise<OutputFile> | null {
  if (output === undefined) return null;
  const inputs = caFile === undefined ? files : [...files, caFile];
  return openOutput({ flag: '--output', path: output, format, inputs }, io);
}
