import { type Format, oneByOne } from './output-format.ts';

/** A report a line. */
export const ndjson: Format = {
  render: (reports) => reports.map((report) => `${JSON.stringify(report)}\n`).join(''),
  stream: () => oneByOne((report) => `${JSON.stringify(report)}\n`),
};
