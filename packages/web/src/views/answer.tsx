import type { Report } from '@token-check/core';
import { Glyph } from './parts.tsx';
import type { Powers } from './powers.ts';
import { ReportView } from './report.tsx';
import type { Site } from './site.ts';

export interface AnswerProps {
  readonly reports: readonly Report[];
  readonly site: Site;
  readonly now: number | null;
  /** What each report's grant allows, in the order of the reports. */
  readonly powers: readonly (Powers | null)[];
  readonly from: 'browser' | 'server' | 'sandbox';
  readonly focus?: boolean;
}

/** The answer to one input: one report, or a table of several in the order of the paste. */
export function AnswerView({ reports, powers, ...common }: AnswerProps) {
  const [only] = reports;
  if (only === undefined) return null;
  if (reports.length === 1) {
    return <ReportView report={only} powers={powers[0] ?? null} {...common} />;
  }
  const rows = reports
    .map((report, index) => ({ report, index, line: lineOf(report) }))
    .sort((a, b) => (a.line ?? a.index) - (b.line ?? b.index));
  return (
    <section class={`several ${worstOf(reports)}`}>
      <h2 class="verdict" tabindex={common.focus ? -1 : undefined}>
        <span>{summaryOf(reports)}</span>
      </h2>
      {rows.map(({ report, index, line }) => (
        <details class={`row ${report.verdict}`} open={index === 0}>
          <summary>
            <Glyph verdict={report.verdict} />
            <span class="line">{line === null ? '' : `line ${line}`}</span>
            <span class="name">{report.credential?.label ?? 'the text'}</span>
            <span class="short">{shortOf(report)}</span>
            {index === 0 && <span class="mark">the failing request would send this one</span>}
          </summary>
          <ReportView
            report={report}
            powers={powers[index] ?? null}
            {...common}
            focus={false}
            heading="h3"
          />
        </details>
      ))}
    </section>
  );
}

function lineOf({ source }: Report): number | null {
  const { line } = source as { line?: unknown };
  return typeof line === 'number' ? line : null;
}

function shortOf({ verdict, diagnoses }: Report): string {
  const accepted = diagnoses.find(({ code }) => code === 'token-accepted');
  return (verdict === 'usable' ? accepted?.title : undefined) ?? diagnoses[0]?.title ?? '';
}

const order = ['problem', 'undetermined', 'unchecked', 'usable'] as const;

function worstOf(reports: readonly Report[]): string {
  return order.find((verdict) => reports.some((report) => report.verdict === verdict)) ?? 'usable';
}

/** One sentence about all of them. */
export function summaryOf(reports: readonly Report[]): string {
  const count = (verdict: Report['verdict']) =>
    reports.filter((report) => report.verdict === verdict).length;
  const parts = [
    [count('usable'), 'works', 'work'],
    [count('problem'), 'has a problem', 'have a problem'],
    [count('undetermined'), 'could not be checked', 'could not be checked'],
    [count('unchecked'), 'looks right', 'look right'],
  ] as const;
  const said = parts.flatMap(([number, one, many]) =>
    number === 0 ? [] : [`${number} ${number === 1 ? one : many}`],
  );
  return `${reports.length} credentials in this paste: ${said.join(', ')}`;
}
