import type { Report } from './report-v1.ts';

/** The JSON output: one report by itself, several in an envelope. */
export type ReportDocument =
  | Report
  | { readonly schemaVersion: 1; readonly reports: readonly Report[] };

export function toDocument(reports: readonly Report[]): ReportDocument {
  const [only] = reports;
  return only !== undefined && reports.length === 1 ? only : { schemaVersion: 1, reports };
}
