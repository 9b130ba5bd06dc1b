import type { Report } from '@token-check/core';
import type { OutputFormat, RenderOptions } from '../render/output-format.ts';

/** Takes the reports of a run, one after the other. */
export interface ReportSink {
  readonly write: (report: Report) => Promise<void>;
  /** There are no more reports. */
  readonly end: () => Promise<void>;
  /** Whether the reader has closed it, so that more reports are pointless. */
  readonly isClosed: () => boolean;
}

/** Takes text: standard output or a file. */
export interface TextTarget {
  readonly write: (text: string) => Promise<void> | void;
  readonly isClosed: () => boolean;
}

/** Writes the reports of a batch as they come, and others as one document at the end. */
export function sinkFor(
  format: OutputFormat,
  options: RenderOptions,
  target: TextTarget,
): ReportSink {
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
  const reports: Report[] = [];
  return {
    write: async (report) => {
      reports.push(report);
    },
    end: async () => {
      if (reports.length > 0) await put(format.render(reports, options));
    },
    isClosed,
  };
}

/** Writes every report to several sinks. */
export function allOf(sinks: readonly ReportSink[]): ReportSink {
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
