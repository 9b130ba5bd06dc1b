import {
  type CheckOptions,
  check,
  type ExitStatus,
  newMemory,
  type ProbeOptions,
  type Report,
} from '@token-check/core';
import { mapInOrder } from '../batch/in-order.ts';
import { keyOf, readKnown } from '../batch/known.ts';
import { type Line, linesOf } from '../batch/lines.ts';
import { Tally } from '../batch/tally.ts';
import type { Io } from '../io.ts';
import type { ReportSink } from '../render/sink.ts';
import { unreadable } from '../sources/inputs.ts';
import { UsageError } from '../usage-error.ts';

export interface BatchOptions {
  readonly path: string;
  readonly concurrency: number;
  /** The report of an earlier run. */
  readonly resume: string | null;
  readonly check: Pick<CheckOptions, 'network' | 'expected'>;
}

/** Exit status of a run that was ended by Ctrl-C. */
export const interrupted = 130;

/**
 * So many credentials are remembered, so that one that comes again is not asked about again. More
 * would not fit a small machine.
 */
const remembered = 20_000;

/** Checks one credential a line, as a stream: what is done is written, and then forgotten. */
export async function batch(
  { path, concurrency, resume, check: options }: BatchOptions,
  sink: ReportSink,
  io: Io,
): Promise<ExitStatus | typeof interrupted> {
  const known = resume === null ? null : await readKnown(resume, io);
  const network = options.network && (await limited(options.network, concurrency));
  const memory = newMemory(remembered);
  const tally = new Tally();
  const input = io.openInput(path);
  const progress = await io.startProgress(await input.size());
  let isInterrupted = false;
  const dispose = io.onInterrupt(() => {
    isInterrupted = true;
  });

  const work = async ({ number, text, end }: Line): Promise<{ end: number; reports: Report[] }> => {
    const source = { kind: 'batch', name: `line ${number}` };
    if (known !== null && (await isKnown(text, known))) return { end, reports: [] };
    return { end, reports: await check(text, { ...options, network, memory, source }) };
  };
  const lines = until(() => isInterrupted, linesOf(input.chunks));
  try {
    // Each one makes two requests; some wait for the end of a limit of their own meanwhile.
    for await (const { end, reports } of mapInOrder(lines, 4 * concurrency, work)) {
      tally.add(reports);
      for (const report of reports) await sink.write(report);
      progress?.update(end, tally.toString());
    }
  } catch (error) {
    const { code } = error as { code?: string };
    throw error instanceof UsageError || code === undefined
      ? error
      : unreadable('--batch', path, code);
  } finally {
    dispose();
    progress?.stop();
  }
  if (tally.count === 0 && !isInterrupted && known === null) {
    throw new UsageError(
      'unreadable-input',
      'The batch holds no line to check.',
      'It takes one credential a line.',
    );
  }
  await sink.end();
  io.note(`${tally}${isInterrupted ? '; interrupted: go on with --resume' : ''}`);
  return isInterrupted ? interrupted : tally.status;
}

/** Without asking: the fingerprint is enough. */
async function isKnown(text: string, known: ReadonlySet<string>): Promise<boolean> {
  const reports = await check(text, { source: { kind: 'batch' }, network: null });
  return reports.every(({ credential }) => known.has(keyOf(credential) ?? ''));
}

/** At most so many requests at once; who waits for a retry is not among them. */
async function limited(network: ProbeOptions, concurrency: number): Promise<ProbeOptions> {
  const { default: pLimit } = await import('p-limit');
  const limit = pLimit(concurrency);
  return { ...network, limit: (request) => limit(request) };
}

async function* until<T>(isOver: () => boolean, items: AsyncIterable<T>): AsyncIterable<T> {
  for await (const item of items) {
    if (isOver()) return;
    yield item;
  }
}
