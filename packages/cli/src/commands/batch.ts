import {
  type CheckOptions,
  check,
  type ExitStatus,
  newMemory,
  type ProbeOptions,
  type Report,
  worseExitStatus,
} from '@token-check/core';
import { type Asked, type Known, keyOf, readKnown } from '../batch/earlier-run.ts';
import { mapInOrder } from '../batch/in-order.ts';
import { type Line, linesOf } from '../batch/lines.ts';
import { Stop } from '../batch/stop.ts';
import { type Outcome, outcomeOf, Tally } from '../batch/tally.ts';
import { unreadable } from '../errors/system-errors.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Interrupted, Io } from '../io/io.ts';
import type { ReportSink } from '../io/report-sink.ts';

export interface BatchOptions {
  readonly path: string;
  readonly concurrency: number;
  /** Whom this run asks. */
  readonly asked: Asked;
  /** The report of an earlier run. */
  readonly resume: string | null;
  /** The report of this run can be gone on with. */
  readonly isResumable: boolean;
  readonly check: Pick<CheckOptions, 'network' | 'expected'>;
}

/**
 * So many credentials are remembered, so that one that comes again is not asked about again. More
 * would not fit a small machine.
 */
const remembered = 2_000;

interface Done {
  readonly line: Line;
  readonly reports: readonly Report[];
  /** What an earlier run said instead. */
  readonly settled: readonly Outcome[];
}

/** Checks one credential a line, as a stream: what is done is written, and then forgotten. */
export async function batch(
  { path, concurrency, asked, resume, isResumable, check: options }: BatchOptions,
  sink: ReportSink,
  io: Io,
): Promise<ExitStatus | Interrupted> {
  const known = resume === null ? null : await readKnown(resume, asked, io);
  const memory = newMemory(remembered);
  const tally = new Tally();
  const before = new Tally('settled before');
  const cut: number[] = [];
  const input = io.openInput(path);
  const progress = await io.startProgress(await input.size());
  const stop = new Stop();
  const network = options.network && (await limited(options.network, concurrency, stop));
  const interrupted: Interrupted[] = [];
  const dispose = io.onInterrupt((status) => {
    interrupted.push(status);
    stop.stop();
    io.abandonPending();
  });

  const work = async (line: Line): Promise<Done> => {
    const { text, number } = line;
    const settled = known === null ? null : await settledIn(text, known);
    if (settled !== null) return { line, reports: [], settled };
    const source = { kind: 'batch', name: `line ${number}` };
    const reports = await check(text, { ...options, network, memory, source });
    return { line, reports, settled: [] };
  };
  try {
    // Each one makes two requests; some wait for the end of a limit of their own meanwhile.
    const all = mapInOrder(linesOf(input.chunks), 4 * concurrency, work, stop);
    for await (const { line, reports, settled } of all) {
      if (line.isCut) cut.push(line.number);
      before.add(settled);
      tally.add(reports.map(outcomeOf));
      for (const report of reports) await sink.write(report);
      if (sink.isClosed()) {
        // Nobody reads on (head, less).
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
    dispose();
    progress?.stop();
  }
  if (tally.count + before.count === 0) {
    if (interrupted[0] !== undefined) return interrupted[0];
    throw new UsageError(
      'unreadable-input',
      'The batch holds no line to check.',
      'It takes one credential a line.',
    );
  }
  await sink.end();
  for (const one of cut.slice(0, 3)) {
    io.note(`line ${one} is longer than 1 MiB; only its beginning was looked at.`);
  }
  const goOn = isResumable ? '; interrupted: go on with --resume FILE' : '; interrupted';
  const counts = before.count > 0 ? `${before}; ${tally}` : `${tally}`;
  io.note(`${counts}${interrupted.length > 0 ? goOn : ''}`);
  return interrupted[0] ?? worseExitStatus(tally.status, before.status);
}

/** Without asking: the fingerprint is enough. Null where one of them is not known. */
async function settledIn(text: string, known: Known): Promise<readonly Outcome[] | null> {
  const reports = await check(text, { source: { kind: 'batch' }, network: null });
  const outcomes = reports.map(({ credential }) => known.get(keyOf(credential) ?? ''));
  return outcomes.every((one) => one !== undefined) ? outcomes : null;
}

/** At most so many requests at once; who waits for a retry is not among them. */
async function limited(
  network: ProbeOptions,
  concurrency: number,
  stop: Stop,
): Promise<ProbeOptions> {
  const { default: pLimit } = await import('p-limit');
  const limit = pLimit(concurrency);
  // One that has not begun when all is over never does.
  return {
    ...network,
    limit: (request) => limit(() => (stop.isOver ? new Promise(() => {}) : request())),
  };
}
