import type { Report } from '@token-check/core';
import {
  alsoOf,
  byPaste,
  expectationOf,
  headlineOf,
  layOut,
  marks,
  outline,
  paragraphsOf,
  several,
  stripControls,
} from '@token-check/core/internal';
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
  const pastes = byPaste(reports);
  pastes.forEach((paste, index) => {
    if (index > 0) page.line();
    if (pastes.length > 1) page.line(page.colors.dim(`── ${index + 1} of ${pastes.length} ──`));
    const [first] = paste;
    if (first === undefined) return;
    if (paste.length > 1) renderTable(page, paste);
    renderReport(page, first, options.now);
  });
  if (pastes.length > 1) {
    const tally = new Tally();
    tally.add(reports.map((report) => outcomeOf(report)));
    page.line();
    page.line(page.colors.bold(String(tally)));
  }
  return page.toString();
}

/** More rows than this push the report itself off the screen. */
const maxRows = 12;

/** One line for each credential of a paste; `→` marks the one of the report that follows. */
function renderTable(page: Page, paste: readonly Report[]): void {
  const { colors } = page;
  const { summary, rows } = several(paste);
  page.wrapped(summary, { first: '', rest: '', style: colors.bold });
  page.line();
  const main = rows.findIndex(({ isMain }) => isMain);
  const shown =
    main < maxRows ? rows.slice(0, maxRows) : [rows[main], ...rows.slice(0, maxRows - 1)];
  const places = new Set(shown.map((row) => placeOf(row?.report))).size > 1;
  const columns = [
    ...(places ? [shown.map((row) => placeOf(row?.report))] : []),
    shown.map((row) => row?.report.credential?.label ?? '(no value)'),
  ];
  const widths = columns.map((cells) => Math.max(...cells.map(({ length }) => length)));
  const margin = widths.reduce((sum, width) => sum + width + 2, 5);
  shown.forEach((row, index) => {
    if (row === undefined) return;
    const { mark, paint } = headOf(row.report);
    const cells = columns.map((column, at) => (column[index] ?? '').padEnd(widths[at] ?? 0));
    page.wrapped(row.headline, {
      first: `${row.isMain ? '→' : ' '} ${paint(colors)(mark)}  ${cells.join('  ')}  `,
      rest: ' '.repeat(margin),
    });
  });
  if (rows.length > shown.length) {
    page.line(`    … and ${rows.length - shown.length} more: --format json shows all`);
  }
  page.line();
}

const placeOf = (report: Report | undefined): string =>
  report?.source.line === undefined ? '' : `line ${report.source.line}`;

function renderReport(page: Page, report: Report, now: number): void {
  const { main, also, hints, answers } = layOut(report);
  const { colors } = page;
  const { mark, paint } = headOf(report);
  page.wrapped(main ? headlineOf(main) : report.summary, {
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

  if (main === undefined) return;
  renderParagraphs(page, main);
  renderSteps(page, main.fix);
  if (also.length + hints.length > 0) page.line();
  for (const other of also) {
    page.wrapped(`${alsoOf(other)} · ${other.code}`, { first: '  ', rest: '        ' });
    const [step] = other.fix;
    if (step !== undefined) renderStep(page, step, '→ ');
  }
  for (const hint of hints) {
    page.wrapped(`${alsoOf(hint)} · ${hint.code}`, {
      first: '  ',
      rest: '        ',
      style: colors.dim,
    });
  }
  if (answers !== undefined) {
    page.line();
    renderParagraphs(page, answers);
  }
  page.line();
  page.wrapped(`${main.code} · token-check explain ${main.code}`, {
    first: '  ',
    rest: '  ',
    style: colors.dim,
  });
}

function renderParagraphs(page: Page, diagnosis: Diagnosis): void {
  paragraphsOf(diagnosis).forEach((paragraph, index) => {
    if (index > 0) page.line();
    page.wrapped(paragraph, { first: '  ', rest: '  ' });
  });
}

function renderSteps(page: Page, steps: Diagnosis['fix']): void {
  if (steps.length > 0) page.line();
  steps.forEach((step, index) => {
    renderStep(page, step, steps.length > 1 ? `${index + 1}.` : '→ ');
  });
}

/** Steps under a heading. */
export function stepsText(
  { heading, steps }: { readonly heading: string; readonly steps: Diagnosis['fix'] },
  options: Pick<RenderOptions, 'columns' | 'color' | 'hyperlinks'>,
): string {
  const page = new Page(options);
  page.line(`  ${page.colors.bold(heading)}`);
  renderSteps(page, steps);
  return page.toString();
}

function renderStep(page: Page, { text, command, url }: Diagnosis['fix'][number], mark: string) {
  page.wrapped(text, { first: `  ${mark} `, rest: '     ' });
  for (const line of command?.split('\n') ?? []) page.line(`       ${page.colors.cyan(line)}`);
  if (url !== undefined) page.line(`       ${page.link(url)}`);
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
