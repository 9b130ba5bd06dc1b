import type { Report } from '@token-check/core';
import type { Format, RenderOptions } from './format.ts';

/** Where reports go, one after the other. */
export interface ReportSink {
  readonly write: (report: Report) => Promise<void>;
  /** Nothing more is to come. */
  readonly end: () => Promise<void>;
}

/** A format that writes line by line does so at once; another one gets all of them at the end. */
export function sinkFor(
  { render, renderLine }: Format,
  options: RenderOptions,
  write: (text: string) => Promise<void> | void,
): ReportSink {
  const kept: Report[] = [];
  return {
    write: async (report) => {
      if (renderLine === undefined || !options.batch) kept.push(report);
      else await write(renderLine(report, options));
    },
    end: async () => {
      if (kept.length > 0) await write(render(kept, options));
    },
  };
}

/** The same to several places. */
export function both(sinks: readonly ReportSink[]): ReportSink {
  return {
    write: async (report) => {
      for (const sink of sinks) await sink.write(report);
    },
    end: async () => {
      for (const sink of sinks) await sink.end();
    },
  };
}
