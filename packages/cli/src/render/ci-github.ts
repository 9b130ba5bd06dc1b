import type { Report } from '@token-check/core';
import { decisiveOf, type Effect, effectOf } from '@token-check/core/internal';
import { ciTable, countsOf, reasonOf, stateOf } from './ci-text.ts';
import { data, firstStepOf, oneLine, property } from './github.ts';
import type { RenderOptions } from './output-format.ts';

/** None for a secret that passes: a good one is no news. */
const levels: Readonly<Partial<Record<Effect, 'error' | 'warning' | 'notice'>>> = {
  fail: 'error',
  warn: 'warning',
  skip: 'notice',
};

/** GitHub shows ten annotations of each level per step; the tenth says how many more there are. */
const maxPerLevel = 9;

/** Annotations at the entries of the configuration, then the table as plain text for the log. */
export function ciGithub(reports: readonly Report[], options: RenderOptions): string {
  const reason = reasonOf(options);
  const lines = reason.map((line) => `::notice title=token-check::${line}`);
  for (const [effect, level] of Object.entries(levels)) {
    const found = reports.filter((report) => effectOf(report) === effect);
    const most = level === 'notice' ? maxPerLevel - reason.length : maxPerLevel;
    for (const report of found.slice(0, most)) lines.push(annotation(level, report, options));
    const rest = found.length - most;
    if (rest > 0) {
      lines.push(`::${level} title=token-check::${rest} more are in the log and in the summary.`);
    }
  }
  const table = ciTable(reports, { ...options, columns: 200, color: false });
  return `${[...lines, ...table.map(harmless), countsOf(reports), ...reason].join('\n')}\n`;
}

function annotation(level: string, report: Report, { run }: RenderOptions): string {
  const { name = '', config } = report.source;
  const title = `title=${property(oneLine(`${name}: ${stateOf(report)}`))}`;
  const place =
    config === undefined ? '' : `file=${property(oneLine(config.path))},line=${config.line},`;
  return `::${level} ${place}${title}::${data(messageOf(report, run?.intolerances.get(report)))}`;
}

/** What it means, the first step, and the code: at most three lines. */
function messageOf(report: Report, intolerance?: string): string {
  const main = decisiveOf(report);
  if (main === undefined) return oneLine(report.summary);
  const step = firstStepOf(main);
  const what = [main.what, intolerance].filter(Boolean).join(' ');
  // A skipped secret may need no step.
  const reason = effectOf(report) === 'skip' ? main.why : undefined;
  const lines = [what, step ?? reason].filter((line) => line !== undefined).map(oneLine);
  return [...lines, `[${main.code}]`].join('\n');
}

/** The runner takes a line that starts with `::`, or contains `##[`, for a command. */
const harmless = (line: string): string =>
  line.replaceAll('##[', '## [').replace(/^(\s*):(?=:)/, '$1\u02d0');
