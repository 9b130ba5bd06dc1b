import type { Report } from '@token-check/core';
import type { Io } from '../io.ts';
import { unreadable } from '../sources/system-errors.ts';
import { UsageError } from '../usage-error.ts';
import { linesOf } from './lines.ts';
import { type Outcome, outcomeOf } from './tally.ts';

/** What an earlier run has settled, by its credential. */
export type Known = ReadonlyMap<string, Outcome>;

/**
 * The credentials that an earlier run has settled, from its NDJSON. What could not be told then is
 * asked again; a line that was cut off by an interruption is no report.
 */
export async function readKnown(path: string, io: Io): Promise<Known> {
  const known = new Map<string, Outcome>();
  let isEmpty = true;
  let isReport = false;
  try {
    for await (const { text } of linesOf(io.openInput(path).chunks)) {
      isEmpty = false;
      isReport ||= text.startsWith('{"schemaVersion":');
      const settled = settledBy(text);
      if (settled !== null) known.set(...settled);
    }
  } catch (error) {
    const { code } = error as { code?: string };
    throw code === undefined ? error : unreadable('--resume', path, code);
  }
  if (isEmpty || isReport) return known;
  throw new UsageError(
    'unreadable-input',
    '--resume takes the report of a batch, and this file holds none.',
    'Such a report is made with: --format ndjson --output report.ndjson',
  );
}

/** Null where it is no report, or nothing was settled. */
function settledBy(text: string): [key: string, outcome: Outcome] | null {
  try {
    const report = JSON.parse(text) as Report;
    const key = isSettled(report) ? keyOf(report.credential) : null;
    return key === null ? null : [key, outcomeOf(report)];
  } catch {
    // Cut off, or by another program.
    return null;
  }
}

const isSettled = ({ verdict }: Report): boolean =>
  verdict === 'usable' || verdict === 'problem' || verdict === 'unchecked';

/** Null where the fingerprint of a short value tells nothing. */
export function keyOf(credential: Report['credential'] | undefined): string | null {
  if (!credential || credential.fingerprint === 'none') return null;
  return `${credential.fingerprint} ${credential.label}`;
}
