import type { Report } from '@token-check/core';
import type { Replacement } from '@token-check/core/ci';
import type { ExitStatus } from '@token-check/core/internal';

export interface RenderOptions {
  readonly columns: number;
  readonly color: boolean;
  /** Whether the terminal shows clickable links. */
  readonly hyperlinks: boolean;
  /** Milliseconds since the epoch, for "in 9 days". */
  readonly now: number;
  /** Whether there are many reports, so that each takes one line instead of a page. */
  readonly batch: boolean;
  /** The run of `token-check ci`; absent for the other commands. */
  readonly run?: CiRun;
  /** The file of the CI workflow, relative to the root of the repository. */
  readonly workflow?: string | null;
}

/** What a run of `token-check ci` says beside its reports. */
export interface CiRun {
  readonly exitStatus: ExitStatus;
  /** Whether warnings decide the exit status, because of `--error-on-warnings`. */
  readonly isStrict: boolean;
  /** The configuration, relative to the root of the repository if there is one; null with `--env`. */
  readonly config: string | null;
  /** How to replace each secret that fails or ends, by its report. */
  readonly replacements: ReadonlyMap<Report, Replacement>;
  /** Why an inconclusive answer isn't tolerated although the plan allows it for a time. */
  readonly intolerances: ReadonlyMap<Report, string>;
}

/** Reads a documentation page such as `problems/token-rejected` as Markdown. */
export type ReadPage = (page: string) => Promise<string>;

/** Writes reports as text. It changes neither what they say nor the exit status. */
export interface OutputFormat {
  /** All reports of a run. */
  readonly render: (reports: readonly Report[], options: RenderOptions) => string;
  /** The reports of a batch, one after the other; keeps none of them. */
  readonly stream: (options: RenderOptions) => ReportStream;
}

/** The text of a batch, piece by piece. */
export interface ReportStream {
  /** The next report; the first one with the start of the document before it. */
  readonly next: (report: Report) => string;
  /** The end of the document; a whole document if there was no report. */
  readonly end: () => string;
}

/** A stream of reports with nothing around them. */
export const oneByOne = (next: ReportStream['next']): ReportStream => ({ next, end: () => '' });

/** For a document that needs all reports: keeps those of a batch until its end. */
export const atTheEnd = (render: OutputFormat['render']): OutputFormat => ({
  render,
  stream: (options) => {
    const reports: Report[] = [];
    return {
      next: (report) => {
        reports.push(report);
        return '';
      },
      end: () => render(reports, options),
    };
  },
});
