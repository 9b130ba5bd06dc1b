import { toDocument } from '@token-check/core/internal';
import { type OutputFormat, oneByOne, type ReportStream } from './output-format.ts';

/** For scripts: one report by itself, several in an envelope; those of a batch always in one. */
export const json: OutputFormat = {
  render: (reports) => `${JSON.stringify(toDocument(reports), null, 2)}\n`,
  stream,
};

function stream(): ReportStream {
  const start = '{\n  "schemaVersion": 1,\n  "reports": [';
  let count = 0;
  return {
    next: (report) => {
      const item = JSON.stringify(report, null, 2).replaceAll('\n', '\n    ');
      return `${count++ === 0 ? start : ','}\n    ${item}`;
    },
    end: () => (count === 0 ? `${start}]\n}\n` : '\n  ]\n}\n'),
  };
}

/** One report per line. */
export const ndjson: OutputFormat = {
  render: (reports) => reports.map((report) => `${JSON.stringify(report)}\n`).join(''),
  stream: () => oneByOne((report) => `${JSON.stringify(report)}\n`),
};
