import type { Report } from '@token-check/core';
import { doubt, expectationOf, marks, outline, stripControls } from '@token-check/core/internal';
import pc from 'picocolors';
import { outcomeOf, Tally } from '../batch/tally.ts';
import { type Colors, Page, paints } from '../terminal/page.ts';
import { type OutputFormat, oneByOne, type RenderOptions } from './output-format.ts';

type Diagnosis = Report['diagnoses'][number];

/** The mark and colour of a report; a token that works and misses an expectation has its own. */
function headOf({ verdict, diagnoses }: Report): {
  mark: string;
  paint: (colors: Colors) => (text: string) => string;
} {
  const met = verdict !== 'usable' || expectationOf(diagnoses) === null;
  return met
    ? { mark: marks[verdict], paint: paints[verdict] }
    : { mark: '!', paint: (colors) => colors.yellow };
}

/** For people: verdict first, then what, why and what to do. */
export const text: OutputFormat = {
  render,
  stream: (options) => oneByOne((report) => renderLine(report, options)),
};

function render(reports: readonly Report[], options: RenderOptions): string {
  const page = new Page(options);
  reports.forEach((report, index) => {
    if (index > 0) page.line();
    if (reports.length > 1) page.line(page.colors.dim(`── ${index + 1} of ${reports.length} ──`));
    renderReport(page, report, options.now);
  });
  if (reports.length > 1) {
    const tally = new Tally();
    tally.add(reports.map(outcomeOf));
    page.line();
    page.line(page.colors.bold(String(tally)));
  }
  return page.toString();
}

function renderReport(page: Page, report: Report, now: number): void {
  const { colors } = page;
  const { mark, paint } = headOf(report);
  page.wrapped(report.summary.replace(/\.$/, ''), {
    first: `${mark} `,
    rest: '  ',
    style: (line) => colors.bold(paint(colors)(line)),
  });
  page.line();
  const rows = outline(report, now);
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  for (const [name, value] of rows) {
    page.wrapped(value, {
      first: `  ${colors.dim(name.padEnd(width))}  `,
      rest: ' '.repeat(width + 4),
    });
  }
  if (rows.length > 0) page.line();

  const [first, ...others] = report.diagnoses;
  if (first === undefined) return;
  page.wrapped(`${first.what} ${first.why}`, { first: '  ', rest: '  ' });
  renderFixes(page, first);
  for (const other of others) {
    page.line();
    page.wrapped(`${doubt[other.confidence]}${other.title}. ${other.what}`, {
      first: `  ${colors.bold('Also:')} `,
      rest: '        ',
    });
    if (other.severity === 'error') renderFixes(page, other, 1);
  }
  page.line();
  const codes = report.diagnoses.map(({ code, confidence }) => `${code} (${confidence})`);
  page.wrapped(codes.join(', '), { first: '  ', rest: '  ', style: colors.dim });
  page.line(colors.dim(`  token-check explain ${first.code}`));
}

function renderFixes(page: Page, diagnosis: Diagnosis, most = 9): void {
  const { colors } = page;
  const fix = diagnosis.fix.slice(0, most);
  fix.forEach(({ text, command, url }, index) => {
    page.line();
    const mark = fix.length > 1 ? `${index + 1}.` : '→ ';
    page.wrapped(text, { first: `  ${mark} `, rest: '     ' });
    for (const line of command?.split('\n') ?? []) page.line(`       ${colors.cyan(line)}`);
    if (url !== undefined) page.line(`       ${page.link(url)}`);
  });
}

/** One report of a batch. */
function renderLine(report: Report, options: RenderOptions): string {
  const colors = pc.createColors(options.color);
  const { mark, paint } = headOf(report);
  const { credential, source, summary } = report;
  const place = source.name ?? source.kind;
  const head = `${mark} ${place}  ${credential?.label ?? '(no credential)'}`;
  return `${paint(colors)(head)}  ${stripControls(summary)}\n`;
}
