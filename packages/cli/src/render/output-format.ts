import type { Report } from '@token-check/core';

export interface RenderOptions {
  readonly columns: number;
  readonly color: boolean;
  /** The terminal shows links that can be clicked. */
  readonly hyperlinks: boolean;
  /** Milliseconds since the epoch, for "in 9 days". */
  readonly now: number;
  /** Many reports: a line for each, instead of a page. */
  readonly batch: boolean;
}

/** A way to write reports down. The format never changes what they say, nor the exit status. */
export interface Format {
  /** All reports of a run. */
  readonly render: (reports: readonly Report[], options: RenderOptions) => string;
  /** Those of a batch, each as soon as it is there; nothing of it is kept. */
  readonly stream: (options: RenderOptions) => ReportStream;
}

/** The text of a batch, piece by piece. */
export interface ReportStream {
  /** The next report, with what stands before the first one. */
  readonly next: (report: Report) => string;
  /** What stands after the last one, or in the place of all. */
  readonly end: () => string;
}

/** Every report by itself, with nothing around them. */
export const oneByOne = (next: ReportStream['next']): ReportStream => ({ next, end: () => '' });
