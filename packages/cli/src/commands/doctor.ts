import {
  doctorStatus,
  findingsIn,
  isEmpty,
  type Machine,
  onlyTool,
  problemWords,
  reasonsForNothing,
  type Survey,
  survey,
  toDoctorDocument,
  toolNames,
} from '@token-check/core/doctor';
import { stripControls, withoutTokens } from '@token-check/core/internal';
import { checkAll } from '../doctor/check-all.ts';
import { nodeMachine } from '../doctor/machine.ts';
import { renderDoctor } from '../doctor/text.ts';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { OutputFlags } from '../flags/diagnose-flags.ts';
import { type NetworkFlags, networkOf } from '../flags/network.ts';
import type { Io } from '../io/io.ts';
import { type OutputFile, openOutput } from '../io/output-file.ts';
import { renderRequestLog } from '../render/request-log.ts';

export type DoctorFlags = NetworkFlags &
  OutputFlags & {
    readonly tool?: string;
    readonly verbose?: boolean;
    readonly schema?: boolean;
  };

/**
 * Finds the tokens on a machine, checks each and prints which one each tool would send from a folder;
 * by default the current one.
 */
export async function doctor(
  flags: DoctorFlags,
  io: Io,
  folder: string | undefined = undefined,
): Promise<number> {
  if (flags.schema) {
    const { gunzipSync } = await import('node:zlib');
    await io.writeOut(gunzipSync(await io.readAsset('doctor-v1.schema.json.gz')).toString());
    return 0;
  }
  const format = formatOf(flags);
  const here = flags.sandbox ? await demonstrate(io) : (io.machine ?? nodeMachine(io));
  const machine = flags.sandbox ? here : await from(folder, here);
  const network = await networkOf(flags, io);
  const all = await survey(machine);
  const seen = flags.tool === undefined ? all : surveyOf(flags.tool, all);
  // Before any request, because it may be wrong usage.
  const file = await outputOf(flags, format, seen, io);
  const stopWaiting = network && !flags.quiet ? io.showWaiting('Asking DigitalOcean …') : () => {};
  const tokens = await checkAll(seen.places, network).finally(stopWaiting);
  const { platform } = machine;
  const searched = machine.cwd === here.cwd ? null : machine.cwd;
  const findings = findingsIn(seen, tokens);
  const asJson = () =>
    `${JSON.stringify(toDoctorDocument(seen, tokens, findings, platform, searched), null, 2)}\n`;
  const asText = (looks: Pick<Io, 'columns' | 'color'>, hyperlinks: boolean) => {
    const options = { ...looks, hyperlinks, platform, folder: searched, now: io.clock.now() };
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
  else if (nothing && flags.tool === undefined) throw nothingFound(seen);
  else {
    if (flags.sandbox && !flags.quiet) {
      io.note(
        'this is a demonstration (--sandbox): a simulated DigitalOcean and a made-up home. Nothing on this machine was read.',
      );
    }
    const color = flags.color !== false;
    const hyperlinks = color && (await io.hyperlinks());
    await io.writeOut(asText({ columns: io.columns, color: color && io.color }, hyperlinks));
  }
  if (flags.verbose) {
    io.writeErr(seen.files.map((file) => `read ${withoutTokens(stripControls(file))}\n`).join(''));
    io.writeErr(renderRequestLog(tokens.flatMap(({ reports }) => reports)));
  }
  const status = doctorStatus(seen, tokens, findings);
  return flags.exitZero && [1, 3, 4].includes(status) ? 0 : status;
}

async function demonstrate(io: Io): Promise<Machine> {
  const { demonstration } = await import('../doctor/demonstration.ts');
  return demonstration(io);
}

/** A machine, seen from a folder, which has to exist. */
async function from(folder: string | undefined, here: Machine): Promise<Machine> {
  if (folder === undefined) return here;
  const cwd = here.path.resolve(here.cwd, folder);
  const found = await here.listFolder(cwd);
  if ('error' in found) {
    throw new UsageError(
      'unreadable-input',
      `The doctor can't read the folder ${shown(folder)}: ${problemWords({ type: 'system', error: found.error })}.`,
      'For example: token-check doctor ~/project',
    );
  }
  return { ...here, cwd };
}

function surveyOf(tool: string, all: Survey): Survey {
  const own = onlyTool(all, tool);
  if (own !== null) return own;
  throw new UsageError(
    'invalid-value',
    `Invalid value for --tool: ${shown(tool)}. Use one of ${toolNames.join(', ')}.`,
    'For example: token-check doctor --tool doctl',
  );
}

function nothingFound(seen: Survey): UsageError {
  const none =
    'No DigitalOcean token found in the environment, in this folder, or in the configuration of doctl, docker and kubectl.';
  return new UsageError(
    'nothing-found',
    [none, ...reasonsForNothing(seen)].join(' '),
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
