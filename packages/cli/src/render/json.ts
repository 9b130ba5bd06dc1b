import { toDocument } from '@token-check/core';
import type { Format, ReportStream } from './output-format.ts';

/** The report for scripts: one by itself, several in an envelope; those of a batch always in one. */
export const json: Format = {
  render: (reports) => `${JSON.stringify(toDocument(reports), null, 2)}\n`,
  stream,
};

function stream(): ReportStream {
  const begin = '{\n  "schemaVersion": 1,\n  "reports": [';
  let count = 0;
  return {
    next: (report) => {
      const item = JSON.stringify(report, null, 2).replaceAll('\n', '\n    ');
      return `${count++ === 0 ? begin : ','}\n    ${item}`;
    },
    end: () => (count === 0 ? `${begin}]\n}\n` : '\n  ]\n}\n'),
  };
}
