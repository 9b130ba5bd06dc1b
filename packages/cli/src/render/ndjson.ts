import { type OutputFormat, oneByOne } from './output-format.ts';

/** One report per line. */
export const ndjson: OutputFormat = {
  render: (reports) => reports.map((report) => `${JSON.stringify(report)}\n`).join(''),
  stream: () => oneByOne((report) => `${JSON.stringify(report)}\n`),
};
