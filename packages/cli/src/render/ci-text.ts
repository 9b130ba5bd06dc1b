import type { Report } from '@token-check/core';
import {
  countEffects,
  decisiveOf,
  type Effect,
  effectOf,
  headlineOf,
  stripControls,
} from '@token-check/core/internal';
import pc from 'picocolors';
import { tableLines } from '../terminal/table.ts';
import type { RenderOptions } from './output-format.ts';
import { stepsText, text } from './text.ts';

/** A symbol for each effect, for readers who can't see the colour. */
export const effectMarks: Readonly<Record<Effect, string>> = {
  pass: '✓',
  warn: '!',
  fail: '✗',
  skip: '–',
};

/** A line for each secret, then full text for those that don't pass, then the counts. */
export function ciText(reports: readonly Report[], options: RenderOptions): string {
  const colors = pc.createColors(options.color);
  const details = reports.filter((report) => effectOf(report) !== 'pass');
  const sections = details.flatMap((report) => {
    const replacement = options.run?.replacements.get(report);
    const contacts = contactsOf(report, replacement !== undefined);
    const intolerance = options.run?.intolerances.get(report);
    return [
      '',
      colors.bold(`── ${stripControls(titleOf(report))} ──`),
      text.render([report], options).trimEnd(),
      ...(intolerance === undefined ? [] : ['', `  ${stripControls(intolerance)}`]),
      ...(replacement === undefined ? [] : ['', stepsText(replacement, options).trimEnd(), '']),
      ...contacts.map(([name, value]) => `  ${colors.dim(name)}  ${stripControls(value)}`),
    ];
  });
  const lines = [
    ...ciTable(reports, options),
    ...sections,
    '',
    colors.bold(countsOf(reports)),
    ...reasonOf(options),
  ];
  return `${lines.join('\n')}\n`;
}

/** With its state if the text below starts with something else. */
function titleOf(report: Report): string {
  const { name = '' } = report.source;
  return effectOf(report) === 'fail' ? name : `${name}: ${stateOf(report)}`;
}

/** One line for each secret: its mark, name, variable, value, state, time left and team. */
export function ciTable(
  reports: readonly Report[],
  { columns, color, now }: Pick<RenderOptions, 'columns' | 'color' | 'now'>,
): readonly string[] {
  const colors = pc.createColors(color);
  const paints = { pass: colors.green, warn: colors.yellow, fail: colors.red, skip: colors.cyan };
  const rows = reports.map((report) => {
    const effect = effectOf(report);
    const { source, credential, account } = report;
    const place = source.env ?? source.file ?? source.kind;
    const cells = [
      source.name ?? '',
      place === source.name ? '' : place,
      credential?.label ?? '',
      stateOf(report),
      endOf(report, now),
      account?.team?.name ?? '',
    ];
    return { effect, cells: cells.map((cell) => stripControls(cell).replace(/\s+/g, ' ')) };
  });
  // A column without any text would be a gap.
  const used = [0, 1, 2, 3, 4, 5].filter((at) => rows.some(({ cells }) => cells[at] !== ''));
  const tableOf = (shown: readonly number[]) =>
    tableLines(
      rows.map(({ effect, cells }) => [
        { lines: [effectMarks[effect]], paint: paints[effect] },
        ...shown.map((at) => ({ lines: [cells[at] ?? ''] })),
      ]),
      columns,
    );
  return (
    tableOf(used) ??
    // In a narrow terminal without the variable, then without the value.
    tableOf(used.filter((at) => at !== 1)) ??
    tableOf(used.filter((at) => at !== 1 && at !== 2)) ??
    rows.map(({ effect, cells }) =>
      [paints[effect](effectMarks[effect]), ...cells.filter(Boolean)].join('  '),
    )
  );
}

/** What a person wants to know of a secret in a few words. */
export function stateOf(report: Report): string {
  const effect = effectOf(report);
  if (effect === 'skip') return 'not set, and that is allowed';
  const main = decisiveOf(report);
  const headline = main === undefined ? report.summary : headlineOf(main);
  if (effect === 'pass') return report.verdict === 'usable' ? 'works' : 'not checked online';
  return report.job?.tolerated === 'undetermined' ? `${headline} (tolerated)` : headline;
}

/** When a credential ends: in days, `never`, or nothing if that is unknown. */
export function endOf({ grant, diagnoses }: Report, now: number): string {
  const accepted = diagnoses.find((one) => one.code === 'token-accepted');
  if (accepted?.evidence.lifetime.type === 'never') return 'never ends';
  if (!grant?.expiresAt) return '';
  const hours = (Date.parse(grant.expiresAt) - now) / 3_600_000;
  if (hours <= 0) return 'ended';
  const [count, unit] = hours >= 48 ? [Math.floor(hours / 24), 'day'] : [Math.ceil(hours), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'} left`;
}

/** Whom to ask and what to change, from the configuration; steps may already say the latter. */
export function contactsOf(
  { job }: Report,
  hasSteps = false,
): readonly (readonly [string, string])[] {
  if (job === undefined) return [];
  const rows: [string, string | null][] = [
    ['owner', job.owner],
    ['runbook', job.runbook],
    ...(hasSteps ? [] : job.storedIn).map((one): [string, string] => ['stored in', one]),
    ...(hasSteps ? [] : job.usedBy).map((one): [string, string] => ['used by', one]),
  ];
  return rows.filter((row): row is [string, string] => row[1] !== null);
}

/** Why the job fails although no secret does: one line, or none. */
export const reasonOf = ({ run }: Pick<RenderOptions, 'run'>): readonly string[] =>
  run?.isStrict
    ? [`Exit status ${run.exitStatus}: warnings count as failures (--error-on-warnings)`]
    : [];

const effectNames: Readonly<Record<Effect, string>> = {
  pass: 'passed',
  warn: 'with a warning',
  fail: 'failed',
  skip: 'skipped',
};

/** For example `5 secrets: 3 passed, 1 with a warning, 1 failed`. */
export function countsOf(reports: readonly Report[]): string {
  const counts = countEffects(reports);
  const parts = (Object.keys(effectNames) as Effect[]).flatMap((effect) =>
    counts[effect] === 0 ? [] : [`${counts[effect]} ${effectNames[effect]}`],
  );
  return `${reports.length} ${reports.length === 1 ? 'secret' : 'secrets'}: ${parts.join(', ')}`;
}
