import type { Report } from '@token-check/core';
import type { Io } from '../io.ts';
import { unreadable } from '../sources/inputs.ts';
import { linesOf } from './lines.ts';

/**
 * The credentials that an earlier run has settled, from its NDJSON. What could not be told then is
 * asked again; a line that was cut off by an interruption is no report.
 */
export async function readKnown(path: string, io: Io): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  try {
    for await (const { text } of linesOf(io.openInput(path).chunks)) {
      const key = keyOfText(text);
      if (key !== null) known.add(key);
    }
  } catch (error) {
    const { code } = error as { code?: string };
    throw code === undefined || error instanceof Error === false
      ? error
      : unreadable('--resume', path, code);
  }
  return known;
}

function keyOfText(text: string): string | null {
  try {
    const report = JSON.parse(text) as Partial<Report> | null;
    if (report?.credential === undefined || report.verdict === 'undetermined') return null;
    return keyOf(report.credential);
  } catch {
    return null;
  }
}

/** Null where the fingerprint of a short value tells nothing. */
export function keyOf(credential: Report['credential'] | undefined): string | null {
  if (!credential || credential.fingerprint === 'none') return null;
  return `${credential.fingerprint} ${credential.label}`;
}
