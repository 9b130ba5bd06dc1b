import type { Format } from './format.ts';

/** A report a line. */
export const ndjson: Format = {
  render: (reports) => reports.map((report) => `${JSON.stringify(report)}\n`).join(''),
  renderLine: (report) => `${JSON.stringify(report)}\n`,
};
