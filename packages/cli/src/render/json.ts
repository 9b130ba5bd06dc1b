import { type Report, toDocument } from '@token-check/core';

/** The report for scripts: one by itself, several in an envelope. */
export function renderJson(reports: readonly Report[]): string {
  return `${JSON.stringify(toDocument(reports), null, 2)}\n`;
}
