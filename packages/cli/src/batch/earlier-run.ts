import type { Report } from '@token-check/core';
import { UsageError, unreadable } from '../errors/usage-error.ts';
import type { BaseUrls } from '../flags/network.ts';
import type { Io } from '../io/io.ts';
import { linesOf } from './lines.ts';
import { type Outcome, outcomeOf } from './tally.ts';

/** The final outcomes of an earlier run, by {@link credentialKey}. */
export type EarlierOutcomes = ReadonlyMap<string, Outcome>;

/** Which DigitalOcean a run checks against; results from another one don't count. */
export interface RunTarget extends BaseUrls {
  readonly isOffline: boolean;
  readonly isSandbox: boolean;
}

/**
 * Reads the final outcomes from the NDJSON report of an earlier run. Undetermined ones and those
 * from another target are left out, so that they're checked again; so is an incomplete last line.
 */
export async function readEarlierRun(
  path: string,
  target: RunTarget,
  io: Io,
): Promise<EarlierOutcomes> {
  const outcomes = new Map<string, Outcome>();
  let isEmpty = true;
  let isReport = false;
  try {
    for await (const { text } of linesOf(io.openInput(path).chunks)) {
      isEmpty = false;
      isReport ||= text.startsWith('{"schemaVersion":');
      const entry = finalOutcome(text, target);
      if (entry !== null) outcomes.set(...entry);
    }
  } catch (error) {
    const { code } = error as { code?: string };
    throw code === undefined ? error : unreadable('--resume', path, code);
  }
  if (isEmpty || isReport) return outcomes;
  throw new UsageError(
    'unreadable-input',
    '--resume needs the NDJSON report of a batch, but this file isn’t one.',
    'To write one: token-check --batch tokens.txt --format ndjson --output report.ndjson',
  );
}

/** Null if the line is no report, or its outcome isn't final. */
function finalOutcome(line: string, target: RunTarget): [key: string, outcome: Outcome] | null {
  try {
    const report = JSON.parse(line) as Report;
    const key = isFinal(report, target) ? credentialKey(report.credential) : null;
    return key === null ? null : [key, outcomeOf(report)];
  } catch {
    // Incomplete, or written by another program.
    return null;
  }
}

function isFinal({ verdict, probes, simulated }: Report, target: RunTarget): boolean {
  if (verdict === 'undetermined' || (verdict === 'unchecked' && !target.isOffline)) return false;
  // Without a request, the outcome follows from the format alone: every target has the same.
  if (probes.length === 0) return true;
  return (
    (simulated === true) === target.isSandbox && probes.every(({ url }) => isFrom(url, target))
  );
}

/** Whether a request went to one of these hosts, whose addresses may include a path. */
const isFrom = (url: string, { apiUrl, oauthUrl }: BaseUrls): boolean =>
  [apiUrl, oauthUrl].some(
    (base) => url.startsWith(base) && /^\/v\d\/(?:account|oauth)/.test(url.slice(base.length)),
  );

/** Identifies a credential; null for a value that is too short for a fingerprint. */
export function credentialKey(credential: Report['credential'] | undefined): string | null {
  if (!credential || credential.fingerprint === 'none') return null;
  return `${credential.fingerprint} ${credential.label}`;
}
