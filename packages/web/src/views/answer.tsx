import type { Report } from '@token-check/core';
import { several } from '@token-check/core/internal';
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
  /** Where the answer begins among the headings of the page. Default: below the first one. */
  readonly heading?: 'h1' | 'h2';
}

/** The answer to one input: one report, or a table of several in the order of the paste. */
export function AnswerView({ reports, powers, ...common }: AnswerProps) {
  const { heading: Heading = 'h2' } = common;
  const [only] = reports;
  if (only === undefined) return null;
  if (reports.length === 1) {
    return <ReportView report={only} powers={powers[0] ?? null} {...common} />;
  }
  const { summary, rows } = several(reports);
  return (
    <section class={`several ${worstOf(reports)}`}>
      <Heading class="verdict" tabindex={common.focus ? -1 : undefined}>
        <span>{summary}</span>
      </Heading>
      {rows.map(({ report, isMain, headline }) => (
        <details class={`row ${report.verdict}`} open={isMain}>
          <summary>
            <Glyph verdict={report.verdict} />
            <span class="line">
              {report.source.line === undefined ? '' : `line ${report.source.line}`}
            </span>
            <span class="name">{report.credential?.label ?? 'the text'}</span>
            <span class="short">{headline}</span>
            <span class="line">{expiryOf(report)}</span>
            {isMain && rows[0]?.report !== report && (
              <span class="mark">the failing request sends this one</span>
            )}
          </summary>
          <ReportView
            report={report}
            powers={powers[reports.indexOf(report)] ?? null}
            {...common}
            focus={false}
            heading={Heading === 'h1' ? 'h2' : 'h3'}
            isRow
          />
        </details>
      ))}
    </section>
  );
}

const expiryOf = ({ verdict, grant }: Report): string =>
  verdict === 'usable' && grant?.expiresAt ? `until ${grant.expiresAt.slice(0, 10)}` : '';

const order = ['problem', 'undetermined', 'unchecked', 'usable'] as const;

function worstOf(reports: readonly Report[]): string {
  return order.find((verdict) => reports.some((report) => report.verdict === verdict)) ?? 'usable';
}
