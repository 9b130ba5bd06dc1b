import { check, type Report } from '@token-check/core';
import {
  asDeclared,
  configJsonSchema,
  type Judgement,
  judge,
  type Plan,
  statusOfRun,
  withJob,
} from '@token-check/core/ci';
import { type JobEnvironment, newMemory, noExpectations } from '@token-check/core/internal';
import { configOf, loadConfig } from '../ci/load-config.ts';
import { plansFor } from '../ci/plans.ts';
import { readSecret } from '../ci/secrets.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { CiFlags } from '../flags/ci-flags.ts';
import { networkOf, noteSandbox } from '../flags/network.ts';
import { readFormat } from '../flags/output-format.ts';
import type { Io } from '../io/io.ts';
import { jobEnvironmentOf, workflowOf } from '../io/job-environment.ts';
import { openOutputs } from '../io/outputs.ts';
import type { PassportFile } from '../passports/passport-file.ts';
import { passportsOf } from '../passports/passports-flag.ts';
import { loadCiFormat } from '../render/ci-formats.ts';
import type { CiRun, RenderOptions } from '../render/output-format.ts';
import type { FormatName } from '../render/output-formats.ts';
import { renderRequestLog } from '../render/request-log.ts';
import { oldTokenOf } from '../successor/successor-flag.ts';

/** Checks the secrets of a configuration, prints the reports and returns the exit status. */
export async function ci(flags: CiFlags, io: Io): Promise<number> {
  if (flags.schema) {
    await io.writeOut(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    return 0;
  }
  const format = formatOf(flags, io);
  refuseTwoSources(flags);
  const { config, folder, path, shownPath } =
    flags.env === undefined ? await loadConfig(flags.config, io) : configOf(flags.env, io);
  const plans = plansFor(config, flags, io);
  for (const note of config.notes) io.note(note);
  noteDurations(plans, flags, io);
  if (flags.dryRun) {
    const { refuseReports, renderDryRun } = await import('../ci/dry-run.ts');
    refuseReports(flags);
    await io.writeOut(renderDryRun(plans, shownPath ?? '--env', flags, io));
    return 0;
  }
  const network = await networkOf(flags, io);
  const passports = await passportsOf(flags, io);
  const job = await jobEnvironmentOf(io);
  noteSandbox(flags, io);
  const files = plans.flatMap(({ secret }) => secret.file ?? []);
  const options: RenderOptions = {
    columns: io.columns,
    color: io.color,
    hyperlinks: false,
    now: io.clock.now(),
    batch: false,
    workflow: workflowOf(io),
  };
  const { caFile = [], passports: passportPath = [] } = flags;
  const inputs = [path ?? [], ...files, caFile, passportPath].flat();
  const opened = await openOutputs(flags, { format, beside: 'text', inputs, options }, io);
  try {
    const asked = {
      memory: newMemory(),
      clock: io.clock,
      network,
      ...(passports && { passports: passports.book }),
    };
    const variables = plans.map(({ secret }) => secret.env);
    const declared = plans[0]?.declared ?? null;
    const old = await oldTokenOf(flags, variables, { check: asked, declared, passports }, io);
    const checkOne = async (plan: Plan): Promise<Report> => {
      const { secret, expected, declared } = plan;
      const { name, env, file, line } = secret;
      const source =
        shownPath === null
          ? { kind: 'env', name }
          : {
              kind: 'config',
              name,
              ...(env !== null && { env }),
              ...(file !== null && { file }),
              config: { path: shownPath, line },
            };
      const text = await readSecret(secret, folder, io);
      const [report] = await check(text, {
        source,
        exact: true,
        ...asked,
        expected: old === null ? expected : old.expectedOf({ ...noExpectations, ...expected }),
        network: declared === null ? network : false,
        ...(job.ciSystem && { job }),
      });
      return asDeclared(report as Report, declared);
    };
    const reports = await Promise.all(plans.map(checkOne));
    const judgements = reports.map((report, index) =>
      judge(report, plans[index], job, passports?.proofFor(report)),
    );
    await passports?.save(reports);
    const judged = reports.map((report, index) =>
      withJob(report, plans[index] as Plan, judgements[index] as Judgement),
    );
    const status = statusOfRun(judgements, flags);
    if (flags.verbose) io.writeErr(renderRequestLog(judged));
    const replacements = await replacementsOf(judged, { plans, flags, passports, job });
    const intolerances = await intolerancesOf(judged, { plans, passports });
    const isStrict = status !== statusOfRun(judgements, { ...flags, errorOnWarnings: false });
    const run = { exitStatus: status, isStrict, config: shownPath, replacements, intolerances };
    for (const output of opened.outputs) {
      const render = await loadCiFormat(output.format, io.readPage);
      await output.target.write(render(judged, { ...output.options, run }));
    }
    await opened.close(false);
    for (const report of reports) old?.noteComparison(report);
    await appendSummary(judged, flags, { ...options, run }, io);
    return status;
  } catch (error) {
    await opened.discard();
    throw error;
  }
}

interface Run {
  readonly plans: readonly Plan[];
  readonly flags: CiFlags;
  readonly passports: PassportFile | null;
  readonly job: JobEnvironment;
}

/** How to replace what doesn't pass; a run in which all is well doesn't load the words. */
async function replacementsOf(
  reports: readonly Report[],
  { plans, flags, passports, job }: Run,
): Promise<CiRun['replacements']> {
  if (reports.every((report) => report.job?.effect === 'pass')) return new Map();
  const { replacementsFor } = await import('../ci/replacements.ts');
  return replacementsFor(reports, plans, flags, passports, job.ciSystem);
}

/** Most runs allow no time and don't load the words. */
async function intolerancesOf(
  reports: readonly Report[],
  { plans, passports }: Pick<Run, 'plans' | 'passports'>,
): Promise<CiRun['intolerances']> {
  if (plans.every((plan) => typeof plan.allowUndetermined !== 'string')) return new Map();
  const { intolerancesFor } = await import('../ci/intolerance.ts');
  return intolerancesFor(reports, plans, passports);
}

function refuseTwoSources({ env, config }: CiFlags): void {
  if (env === undefined || config === undefined) return;
  throw new UsageError(
    'conflicting-options',
    '--env and --config don’t work together: each says what to check.',
    'To check some secrets of the configuration: token-check ci --only NAME',
  );
}

/** In GitHub Actions, annotations unless the flags say otherwise. */
function formatOf(flags: CiFlags, io: Io): FormatName {
  const isDefault = flags.format === undefined && !flags.json;
  return isDefault && io.env.GITHUB_ACTIONS === 'true' && flags.output === undefined
    ? 'github'
    : readFormat(flags);
}

/** A duration needs proof of an earlier acceptance. */
function noteDurations(plans: readonly Plan[], { passports }: CiFlags, io: Io): void {
  const names = plans
    .filter(({ allowUndetermined }) => typeof allowUndetermined === 'string')
    .map(({ secret }) => secret.name);
  if (names.length === 0 || passports !== undefined) return;
  io.note(
    `allowUndetermined with a duration never helps without --passports: ${names.join(', ')}.`,
  );
}

/** Appends the Markdown report to the summary of a GitHub job. */
async function appendSummary(
  reports: readonly Report[],
  { summary = true }: CiFlags,
  options: RenderOptions,
  io: Io,
): Promise<void> {
  const path = io.env.GITHUB_STEP_SUMMARY;
  if (!summary || io.env.GITHUB_ACTIONS !== 'true' || !path) return;
  const render = await loadCiFormat('markdown', io.readPage);
  const error = await io.appendFile(path, render(reports, { ...options, color: false }));
  // The summary is an extra: its trouble must not change the result.
  if (error !== null) io.note(`the job summary could not be written (${error}).`);
}
