import type { Report } from '@token-check/core';
import type { Format, RenderOptions } from '../render/output-format.ts';

/** Where reports go, one after the other. */
export interface ReportSink {
  readonly write: (report: Report) => Promise<void>;
  /** Nothing more is to come. */
  readonly end: () => Promise<void>;
  /** Nobody takes any more of it. */
  readonly isClosed: () => boolean;
}

/** Where text goes. */
export interface TextTarget {
  readonly write: (text: string) => Promise<void> | void;
  readonly isClosed: () => boolean;
}

/** The reports of a batch are written as they come; others are a document of all of them. */
export function sinkFor(format: Format, options: RenderOptions, target: TextTarget): ReportSink {
  const { isClosed } = target;
  const put = async (text: string) => {
    if (text !== '') await target.write(text);
  };
  if (options.batch) {
    const stream = format.stream(options);
    return {
      write: (report) => put(stream.next(report)),
      end: () => put(stream.end()),
      isClosed,
    };
  }
  const kept: Report[] = [];
  return {
    write: async (report) => {
      kept.push(report);
    },
    end: async () => {
      if (kept.length > 0) await put(format.render(kept, options));
    },
    isClosed,
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
    isClosed: () => sinks.every((sink) => sink.isClosed()),
  };
}
