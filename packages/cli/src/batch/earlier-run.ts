import type { Report } from '@token-check/core';
import { UsageError, unreadable } from '../errors/usage-error.ts';
import type { BaseUrls } from '../flags/network.ts';
import type { Io } from '../io/io.ts';
import { linesOf } from './lines.ts';
import { type Outcome, outcomeOf } from './tally.ts';

/** One report of the earlier run whose outcome is final. */
interface Entry {
  readonly line: number | null;
  readonly outcome: Outcome;
  isUsed: boolean;
}

/** The entries of one credential. A batch of equal lines uses them from the first one on. */
interface Entries {
  readonly list: Entry[];
  /** All before this one are used. */
  first: number;
}

/**
 * The final outcomes of an earlier run. Each belongs to one line: to the line with the same number and
 * credential, or else, because lines may have been added since, to another one with this credential.
 */
export class EarlierOutcomes {
  readonly #entries = new Map<string, Entries>();

  add(report: Report): void {
    const key = keyOf(report);
    const entries = this.#entries.get(key) ?? { list: [], first: 0 };
    const line = report.source.line ?? null;
    entries.list.push({ line, outcome: outcomeOf(report), isUsed: false });
    this.#entries.set(key, entries);
  }

  /** The outcomes of a line, which are then used up. Null unless every credential has one. */
  take(reports: readonly Report[], line: number): readonly Outcome[] | null {
    const taken: Entry[] = [];
    for (const report of reports) {
      const entry = this.#takeOne(report, line);
      if (entry === null) {
        for (const one of taken) one.isUsed = false;
        return null;
      }
      taken.push(entry);
    }
    return taken.map(({ outcome }) => outcome);
  }

  #takeOne(report: Report, line: number): Entry | null {
    const entries = this.#entries.get(keyOf(report));
    if (entries === undefined) return null;
    const { list } = entries;
    // Lines come in the order of their numbers, so that the next one is nearly always the right one.
    while (list[entries.first]?.isUsed) entries.first++;
    const next = list[entries.first];
    if (next === undefined) return null;
    const isBehind = next.line !== null && next.line < line;
    const exact = isBehind ? list.find((one) => one.line === line && !one.isUsed) : next;
    const isOf = exact?.line === line || hasFingerprint(report);
    const found = exact ?? next;
    if (!isOf) return null;
    found.isUsed = true;
    return found;
  }
}

const hasFingerprint = ({ credential }: Report): boolean =>
  credential !== null && credential.fingerprint !== 'none';

/** Identifies a credential; without a fingerprint, what its format alone says about it. */
function keyOf(report: Report): string {
  const { credential, diagnoses } = report;
  if (hasFingerprint(report)) return `${credential?.fingerprint} ${credential?.label}`;
  const codes = diagnoses.map(({ code }) => code).filter((code) => code !== 'duplicate-credential');
  return `${credential?.label ?? 'none'} ${codes.join(' ')}`;
}

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
  const outcomes = new EarlierOutcomes();
  let isEmpty = true;
  let isReport = false;
  try {
    for await (const { text } of linesOf(io.openInput(path).chunks)) {
      isEmpty = false;
      isReport ||= text.startsWith('{"schemaVersion":');
      const report = finalReport(text, target);
      if (report !== null) outcomes.add(report);
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
function finalReport(line: string, target: RunTarget): Report | null {
  try {
    const report = JSON.parse(line) as Report;
    return isFinal(report, target) && Array.isArray(report.diagnoses) ? report : null;
  } catch {
    // Incomplete, or written by another program.
    return null;
  }
}

function isFinal({ verdict, probes, simulated }: Report, target: RunTarget): boolean {
  if (verdict === 'unchecked' && !target.isOffline) return false;
  // Without a request, the outcome follows from the format alone: every target has the same.
  if (probes.length === 0) return true;
  if (verdict === 'undetermined') return false;
  return (
    (simulated === true) === target.isSandbox && probes.every(({ url }) => isFrom(url, target))
  );
}

/** Whether a request went to one of these hosts, whose addresses may include a path. */
const isFrom = (url: string, { apiUrl, oauthUrl }: BaseUrls): boolean =>
  [apiUrl, oauthUrl].some(
    (base) => url.startsWith(base) && /^\/v\d\/(?:account|oauth)/.test(url.slice(base.length)),
  );
