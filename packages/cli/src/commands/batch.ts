import { check, type Expectations, type ProbeOptions, type Report } from '@token-check/core';
import {
  type ExitStatus,
  type Leniency,
  newMemory,
  worseExitStatus,
} from '@token-check/core/internal';
import pLimit from 'p-limit';
import { type EarlierOutcomes, readEarlierRun } from '../batch/earlier-run.ts';
import { mapInOrder, Stop } from '../batch/in-order.ts';
import { type Line, linesOf } from '../batch/lines.ts';
import { type Outcome, outcomeOf, Tally } from '../batch/tally.ts';
import { hideLong, UsageError, unreadable } from '../errors/usage-error.ts';
import type { BatchSettings } from '../flags/batch.ts';
import type { Interrupted, Io } from '../io/io.ts';
import type { ReportSink } from '../io/report-sink.ts';

interface BatchOptions extends BatchSettings {
  /** Whether `--resume` can read the report of this run. */
  readonly isResumable: boolean;
  readonly leniency: Leniency;
  readonly check: { readonly network: ProbeOptions | false; readonly expected?: Expectations };
}

/**
 * So many credentials are remembered, so that a repeated one makes no more requests. More would not
 * fit the memory of a small machine.
 */
const maxRemembered = 2_000;

interface LineResult {
  readonly line: Line;
  readonly reports: readonly Report[];
  /** The outcomes of the earlier run; then there are no reports. */
  readonly earlier: readonly Outcome[];
}

/** Checks one credential per line, as a stream: a report is written and then forgotten. */
export async function batch(
  { path, concurrency, target, resume, isResumable, leniency, check: options }: BatchOptions,
  sink: ReportSink,
  io: Io,
): Promise<ExitStatus | Interrupted> {
  const outcomes = resume === null ? null : await readEarlierRun(resume, target, io);
  const memory = newMemory(maxRemembered);
  const tally = new Tally();
  const earlierTally = new Tally('decided before');
  const cut: number[] = [];
  const input = io.openInput(path);
  const progress = await io.startProgress(await input.size());
  const stop = new Stop();
  const network = options.network && limited(options.network, concurrency, stop);
  const interrupted: Interrupted[] = [];
  const removeHandler = io.onInterrupt((status) => {
    interrupted.push(status);
    stop.stop();
    io.abandonPending();
  });

  const work = async (line: Line): Promise<LineResult> => {
    const { text, number } = line;
    const earlier = outcomes === null ? null : await earlierOutcomes(line, outcomes);
    if (earlier !== null) return { line, reports: [], earlier };
    const source = { kind: 'batch', name: nameIn(text) ?? `line ${number}`, line: number };
    const reports = await check(text, { ...options, network, memory, source });
    return { line, reports, earlier: [] };
  };
  try {
    // A line makes two requests, and some lines wait for the end of a rate limit.
    const results = mapInOrder(linesOf(input.chunks), 4 * concurrency, work, stop);
    for await (const { line, reports, earlier } of results) {
      if (line.isCut) cut.push(line.number);
      earlierTally.add(earlier);
      tally.add(reports.map((report) => outcomeOf(report, leniency)));
      for (const report of reports) await sink.write(report);
      if (sink.isClosed()) {
        // The reader (head, less) has what it wants.
        stop.stop();
        io.abandonPending();
        return tally.status;
      }
      progress?.update(line.end, tally.toString());
    }
  } catch (error) {
    io.abandonPending();
    const { code } = error as { code?: string };
    throw error instanceof UsageError || code === undefined
      ? error
      : unreadable('--batch', path, code);
  } finally {
    removeHandler();
    progress?.stop();
  }
  if (tally.count + earlierTally.count === 0) {
    if (interrupted[0] !== undefined) return interrupted[0];
    throw new UsageError(
      'unreadable-input',
      'The batch contains no credential.',
      'Put one credential on each line. Empty lines and lines that start with # are ignored.',
    );
  }
  await sink.end();
  for (const one of cut.slice(0, 3)) {
    io.note(`line ${one} is longer than 1 MiB; token-check read only its beginning.`);
  }
  const goOn = isResumable ? '; interrupted: to continue, use --resume FILE' : '; interrupted';
  const counts = earlierTally.count > 0 ? `${earlierTally}; ${tally}` : `${tally}`;
  io.note(`${counts}${interrupted.length > 0 ? goOn : ''}`);
  return interrupted[0] ?? worseExitStatus(tally.status, earlierTally.status);
}

/** Makes no request: the fingerprint is enough. Null unless the earlier run has every credential. */
async function earlierOutcomes(
  { text, number }: Line,
  outcomes: EarlierOutcomes,
): Promise<readonly Outcome[] | null> {
  const reports = await check(text, { source: { kind: 'batch' }, network: false });
  return outcomes.take(reports, number);
}

/** At most `concurrency` requests at once; waiting before a retry doesn't count as one. */
function limited(network: ProbeOptions, concurrency: number, stop: Stop): ProbeOptions {
  const limit = pLimit(concurrency);
  // After a stop, a request that is still in the queue never starts.
  return {
    ...network,
    limit: (request) => limit(() => (stop.isStopped ? new Promise(() => {}) : request())),
  };
}

/** The variable of a line `NAME=token`; null without one, or if it may be a credential itself. */
function nameIn(text: string): string | null {
  const line = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]{0,63})=(["']?)[^\s\0"']*\2\s*$/;
  const [, name] = line.exec(text) ?? [];
  return name === undefined || hideLong(name) !== name ? null : name;
}
