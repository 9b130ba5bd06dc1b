import type { Kind, Report } from '@token-check/core';
import {
  adviceOn,
  type Choice,
  contentWords,
  decisiveCodes,
  type Finding,
  type Headline,
  headlineOf,
  nameOf,
  otherPlaces,
  type Place,
  problemWords,
  type Survey,
  type Token,
  tokenIn,
  whyWords,
} from '@token-check/core/doctor';
import { kindNames, marks, outline, stripControls } from '@token-check/core/internal';
import type { RenderOptions } from '../render/output-format.ts';
import { Page, paints } from '../terminal/page.ts';
import { type Cell, tableLines } from '../terminal/table.ts';

interface DoctorTextOptions
  extends Pick<RenderOptions, 'columns' | 'color' | 'now' | 'hyperlinks'> {
  readonly platform: string;
  /** The searched folder; null if the person is there. */
  readonly folder: string | null;
}

/** In columns. On a narrower terminal, a list is easier to read than a table of seven columns. */
const tableWidth = 100;

/** What the doctor found, for people. */
export function renderDoctor(
  survey: Survey,
  tokens: readonly Token[],
  findings: readonly Finding[],
  options: DoctorTextOptions,
): string {
  const page = new Page(options);
  headline(page, headlineOf(survey, tokens, findings));
  const wide = options.columns >= tableWidth && tokens.length > 0;
  const table = wide ? tableOf(page, tokens, options) : null;
  if (table === null) asList(page, tokens, options.now);
  else for (const line of ['', ...table]) page.line(line && `  ${line}`);
  choices(page, survey, tokens);
  others(page, otherPlaces(survey, tokens));
  advices(page, findings, options);
  if (survey.unread.length > 0) {
    heading(page, 'Could not be read');
    for (const { path, problem } of survey.unread) {
      item(page, '?', `${path}: ${problemWords(problem)}`);
    }
  }
  return page.toString();
}

function headline(page: Page, { verdict, text }: Headline): void {
  page.wrapped(text, {
    first: `${marks[verdict]} `,
    rest: '  ',
    style: (plain) => page.colors.bold(paints[verdict](page.colors)(plain)),
  });
}

interface Row {
  readonly places: readonly string[];
  readonly label: string;
  readonly fingerprint: string;
  readonly kind: string;
  readonly verdict: Report['verdict'];
  readonly word: string;
  readonly team: string;
  readonly scopes: string;
  readonly expires: string;
}

function rowOf({ places, reports }: Token, now: number): Row | null {
  const [report] = reports;
  if (report === undefined) return null;
  const rows = new Map(outline(report, now));
  return {
    places: places.map(({ location }) => nameOf(location)),
    label: report.credential?.label ?? '',
    fingerprint: /^sha256:(.{8})/.exec(report.credential?.fingerprint ?? '')?.[1] ?? '',
    kind: report.credential ? kindName(report.credential.kind) : '',
    verdict: report.verdict,
    word: `${marks[report.verdict]} ${wordOf(report)}`,
    team: report.account?.team?.name ?? '',
    scopes: shortened(report.grant?.scopes ?? null),
    expires: expiryOf(report, rows.get('expires')),
  };
}

/** The full name of an old token lists what else it may be. */
const kindName = (kind: Kind): string =>
  kind === 'legacy-token' ? 'string of 64 hexadecimal digits' : kindNames[kind];

function wordOf(report: Report): string {
  if (report.verdict === 'usable') return 'works';
  const codes = decisiveCodes(report);
  return codes[0] === 'well-formed' ? 'not asked' : codes.join(', ').replaceAll('-', ' ');
}

function shortened(scopes: readonly string[] | null): string {
  if (scopes === null) return '';
  if (scopes.length === 0) return 'none';
  const most = 4;
  const rest = scopes.length - most;
  const shown = stripControls(scopes.slice(0, most).join(' '));
  return shown + (rest > 0 ? ` and ${rest} more` : '');
}

function expiryOf({ verdict, grant }: Report, expires: string | undefined): string {
  if (expires !== undefined) return expires;
  return verdict === 'usable' && grant !== null ? 'not stated' : '';
}

function tableOf(
  { colors }: Page,
  tokens: readonly Token[],
  { columns, now }: DoctorTextOptions,
): string[] | null {
  const head = ['Verdict', 'Where', 'Token', 'Kind', 'Team', 'Scopes', 'Expires'];
  const rows = tokens.flatMap((token) => rowOf(token, now) ?? []);
  const body = rows.map((row): Cell[] => [
    { lines: [row.word], paint: paints[row.verdict](colors), whole: true },
    { lines: row.places },
    { lines: [row.label, row.fingerprint] },
    { lines: [row.kind] },
    { lines: [row.team] },
    { lines: [row.scopes] },
    { lines: [row.expires] },
  ]);
  const used = head.map((_, at) => body.some((row) => row[at]?.lines.some(Boolean)));
  const titles = head.map((title): Cell => {
    return { lines: title === 'Token' ? [title, 'fingerprint'] : [title], paint: colors.dim };
  });
  const all = [titles, ...body];
  return tableLines(
    all.map((row) => row.filter((_, at) => used[at])),
    Math.min(columns, 140) - 2,
  );
}

function asList(page: Page, tokens: readonly Token[], now: number): void {
  const { colors } = page;
  for (const token of tokens) {
    const row = rowOf(token, now);
    if (row === null) continue;
    page.line();
    page.wrapped(row.word, {
      first: '  ',
      rest: '    ',
      style: (text) => colors.bold(paints[row.verdict](colors)(text)),
    });
    for (const place of row.places) page.wrapped(place, { first: '    ', rest: '    ' });
    const facts = [
      [
        'token',
        [row.label, row.fingerprint && `fingerprint ${row.fingerprint}`, row.kind]
          .filter(Boolean)
          .join(', '),
      ],
      ['team', row.team],
      ['scopes', row.scopes],
      ['expires', row.expires],
    ] as const;
    for (const [name, value] of facts) {
      if (!value) continue;
      page.wrapped(value, { first: `    ${colors.dim(name.padEnd(7))} `, rest: ' '.repeat(12) });
    }
  }
}

/** What was found, belongs in its place and is no API token. */
function others(page: Page, places: readonly Place[]): void {
  if (places.length === 0) return;
  heading(page, 'Found and not checked online');
  for (const { location, content } of places) {
    item(page, marks.unchecked, `${nameOf(location)}: ${contentWords(content)}`);
  }
}

/** Which token each tool would send; tools that send the same one share a line. */
function choices(page: Page, survey: Survey, tokens: readonly Token[]): void {
  const lines = new Map<string, { tools: string[]; mark: string }>();
  for (const choice of survey.choices) {
    const { text, mark } = describeChoice(choice, tokens);
    const line = lines.get(text) ?? { tools: [], mark };
    line.tools.push(choice.tool);
    lines.set(text, line);
  }
  if (lines.size === 0) return;
  heading(page, 'Which one each tool would send from here');
  for (const [text, { tools, mark }] of lines) {
    item(page, mark, tools.join(', '));
    page.wrapped(text, { first: '      ', rest: '      ' });
  }
}

function describeChoice(
  { found }: Choice,
  tokens: readonly Token[],
): { text: string; mark: string } {
  if (found === undefined) return { text: 'none: nothing found where it looks', mark: '-' };
  if ('unknown' in found)
    return { text: `not known: ${whyWords(found)}`, mark: marks.undetermined };
  if ('nothing' in found) return { text: `none: ${whyWords(found)}`, mark: '-' };
  const { place } = found;
  const name = nameOf(place.location);
  const report = tokenIn(place, tokens)?.reports[0];
  if (report === undefined) {
    return { text: `${name}: ${contentWords(place.content)}`, mark: marks.unchecked };
  }
  const label = report.credential?.label ?? 'what is no token';
  return { text: `${label} (${wordOf(report)}), from ${name}`, mark: marks[report.verdict] };
}

function advices(
  page: Page,
  findings: readonly Finding[],
  { platform, folder }: DoctorTextOptions,
): void {
  if (findings.length === 0) return;
  heading(page, findings.length === 1 ? 'One thing to look at' : 'What to look at');
  findings.forEach((finding, index) => {
    const { text, command, url } = adviceOn(finding, platform, folder);
    if (index > 0) page.line();
    item(page, `${index + 1}.`, text);
    for (const line of command?.split('\n') ?? []) page.line(`        ${page.colors.cyan(line)}`);
    if (url !== undefined) page.line(`        ${page.colors.underline(url)}`);
  });
}

function heading(page: Page, text: string): void {
  page.line();
  page.line(page.colors.bold(text));
  page.line();
}

function item(page: Page, mark: string, text: string): void {
  page.wrapped(text, { first: `  ${mark.padEnd(3)} `, rest: '      ' });
}
