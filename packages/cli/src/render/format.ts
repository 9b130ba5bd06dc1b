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
  /** One report of a batch, written as soon as it is there; absent where only the whole makes sense. */
  readonly renderLine?: (report: Report, options: RenderOptions) => string;
}
