import { type Report, toMarkdown } from '@token-check/core';
import { withAddresses } from './docs-address.ts';
import { type OutputFormat, oneByOne } from './output-format.ts';

/** For comments, issues and job summaries, where the path of a page leads to no file. */
export const markdown: OutputFormat = {
  render: (reports, { now }) => toMarkdown(reports.map(withAddresses), { now }),
  stream: ({ now }) =>
    oneByOne((report: Report) => `${toMarkdown(withAddresses(report), { now })}\n`),
};
