import { toDocument } from '@token-check/core';
import type { Format } from './format.ts';

/** The report for scripts: one by itself, several in an envelope. */
export const json: Format = {
  render: (reports) => `${JSON.stringify(toDocument(reports), null, 2)}\n`,
};
