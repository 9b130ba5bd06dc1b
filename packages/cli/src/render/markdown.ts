import { toMarkdown } from '@token-check/core';
import { type OutputFormat, oneByOne } from './output-format.ts';

/** For comments, issues and job summaries. */
export const markdown: OutputFormat = {
  render: (reports, { now }) => toMarkdown(reports, { now }),
  stream: ({ now }) => oneByOne((report) => `${toMarkdown(report, { now })}\n`),
};
