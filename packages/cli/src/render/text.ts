import { kindNames, type Report, type Verdict } from '@token-check/core';
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

/** What a verdict looks like: the symbol says it without the colour. */
const marks: Readonly<
  Record<Verdict, { symbol: string; paint: (colors: Colors) => (text: string) => string }>
> = {
  usable: { symbol: '✓', paint: (colors) => colors.green },
  problem: { symbol: '✗', paint: (colors) => colors.red },
  undetermined: { symbol: '?', paint: (colors) => colors.yellow },
  unchecked: { symbol: '○', paint: (colors) => colors.cyan },
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
  const { symbol, paint } = marks[report.verdict];
  page.wrapped(report.summary.replace(/\.$/, ''), {
    first: `${symbol} `,
    rest: '  ',
    style: (text) => colors.bold(paint(colors)(text)),
  });
  page.line();
  const rows = rowsOf(report, now);
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
    page.wrapped(`${certainty(other)}${other.title}. ${other.what}`, {
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

function certainty({ confidence }: Diagnosis): string {
  return { certain: '', likely: 'Most likely: ', possible: 'Possibly: ' }[confidence];
}

function rowsOf({ credential, account, grant, source }: Report, now: number): [string, string][] {
  const rows: [string, string | null][] = [
    ['value', credential && `${credential.label}  ${kindNames[credential.kind]}`],
    ['from', source.name === undefined ? null : `${source.kind} ${source.name}`],
    [
      'account',
      account && [account.name, account.email, account.status].filter(Boolean).join(', '),
    ],
    ['team', account?.team?.name ?? null],
    ['scopes', grant?.scopes ? grant.scopes.join(' ') || 'none' : null],
    [
      'expires',
      grant?.expiresAt
        ? `${grant.expiresAt.slice(0, 10)} (${fromNow(grant.expiresAt, now)})`
        : null,
    ],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

function fromNow(date: string, now: number): string {
  const hours = Math.round((Date.parse(date) - now) / 3_600_000);
  if (hours < 0) return 'over';
  return hours < 48 ? `in ${hours} hours` : `in ${Math.floor(hours / 24)} days`;
}

/** Lines of text, wrapped to the terminal; no control character of anybody else gets through. */
class Page {
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
