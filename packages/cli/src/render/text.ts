import { certainty, marks, outline, type Report, type Verdict } from '@token-check/core';
import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';

export interface TextOptions {
  readonly columns: number;
  readonly color: boolean;
  /** Milliseconds since the epoch, for "in 9 days". */
  readonly now: number;
}

type Diagnosis = Report['diagnoses'][number];
type Colors = ReturnType<typeof pc.createColors>;

/** The sign says what the colour says. */
export const paints: Readonly<Record<Verdict, (colors: Colors) => (text: string) => string>> = {
  usable: (colors) => colors.green,
  problem: (colors) => colors.red,
  undetermined: (colors) => colors.yellow,
  unchecked: (colors) => colors.cyan,
};

/** The report for a person at a terminal: verdict first, then what, why and what to do. */
export function renderText(reports: readonly Report[], options: TextOptions): string {
  const page = new Page(options);
  reports.forEach((report, index) => {
    if (index > 0) page.line();
    if (reports.length > 1) page.line(page.colors.dim(`── ${index + 1} of ${reports.length} ──`));
    renderReport(page, report, options.now);
  });
  return page.toString();
}

function renderReport(page: Page, report: Report, now: number): void {
  const { colors } = page;
  const paint = paints[report.verdict];
  page.wrapped(report.summary.replace(/\.$/, ''), {
    first: `${marks[report.verdict]} `,
    rest: '  ',
    style: (text) => colors.bold(paint(colors)(text)),
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
    page.wrapped(`${certainty[other.confidence]}${other.title}. ${other.what}`, {
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
    if (url !== undefined) page.line(`       ${colors.underline(url)}`);
  });
}

/** Lines of text, wrapped to the terminal; no control character of anybody else gets through. */
export class Page {
  readonly colors: Colors;
  readonly #width: number;
  #text = '';

  constructor({ columns, color }: TextOptions) {
    this.colors = pc.createColors(color);
    this.#width = Math.max(24, Math.min(columns, 90));
  }

  line(text = ''): void {
    this.#text += `${text}\n`;
  }

  wrapped(
    text: string,
    {
      first,
      rest,
      style = (plain) => plain,
    }: { first: string; rest: string; style?: (text: string) => string },
  ): void {
    const plain = text.replace(/[\p{Cc}\p{Cf}]/gu, '');
    const lines = wrapAnsi(plain, this.#width - rest.length, { hard: true }).split('\n');
    lines.forEach((line, index) => {
      this.line((index === 0 ? first : rest) + style(line));
    });
  }

  toString(): string {
    return this.#text;
  }
}
