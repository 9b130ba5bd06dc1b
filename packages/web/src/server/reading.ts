import { Worker } from 'node:worker_threads';
import {
  type extract,
  fromPlain,
  type PlainExtraction,
  unreadInTime,
} from '@token-check/core/internal';
import { Busy } from './admission.ts';

interface Job {
  readonly text: string;
  readonly exact: boolean;
  readonly resolve: (result: ReturnType<typeof extract>) => void;
  readonly reject: (error: Error) => void;
}

interface Options {
  readonly threads: number;
  /** For one text, from when a thread begins to read it. */
  readonly deadlineMs: number;
  /** Texts that may wait for a thread. If there are more, the longest is refused with {@link Busy}. */
  readonly maxWaiting: number;
}

const byLength = (jobs: readonly Job[]): readonly Job[] =>
  jobs.toSorted((a, b) => a.text.length - b.text.length);

/**
 * `extract` on other threads, so that no text keeps the server from answering. A thread that reads too
 * long is stopped in the middle, which nothing on its own thread could do.
 *
 * @param entry The script of a thread: `reading-thread.ts`, built.
 */
export function readingThreads(
  entry: URL,
  { threads, deadlineMs, maxWaiting }: Options,
): { readonly extract: typeof extract; readonly close: () => Promise<void> } {
  /** In the order in which they came. */
  const waiting: Job[] = [];
  /** Jobs that were taken out of it. */
  let taken = 0;
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  let isClosed = false;

  function start(): void {
    const thread = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
    all.add(thread);
    thread.unref();
    let isReady = false;
    thread.once('message', () => {
      isReady = true;
      next(thread);
    });
    // Also after an error. Its text gets an answer from `run`.
    thread.on('error', () => {});
    thread.once('exit', () => {
      all.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
      if (isClosed) return;
      // One that can't start must not be tried without a pause.
      if (isReady) start();
      else setTimeout(start, 1000).unref();
    });
  }

  function next(thread: Worker): void {
    // The shortest first: a few long texts must not make everybody wait who pastes a token. But every
    // fourth time the one that has waited longest, or a long text might never be read.
    const isOldestNext = taken % 4 === 3;
    const job = isOldestNext ? waiting[0] : byLength(waiting)[0];
    if (job === undefined) {
      idle.push(thread);
      return;
    }
    taken++;
    waiting.splice(waiting.indexOf(job), 1);
    run(thread, job);
  }

  /** If too many wait, the longest is refused. */
  function wait(job: Job): void {
    waiting.push(job);
    if (waiting.length <= maxWaiting) return;
    const longest = byLength(waiting).at(-1) as Job;
    waiting.splice(waiting.indexOf(longest), 1);
    longest.reject(new Busy());
  }

  function run(thread: Worker, { text, exact, resolve, reject }: Job): void {
    const end = () => {
      clearTimeout(timer);
      thread.off('message', answered).off('exit', ended);
    };
    const answered = (result: PlainExtraction | null) => {
      end();
      if (result === null) reject(new Error('The text could not be read'));
      else resolve(Promise.resolve(fromPlain(result)));
      next(thread);
    };
    const ended = () => {
      end();
      reject(new Error('The text could not be read'));
    };
    const timer = setTimeout(() => {
      end();
      resolve(Promise.resolve(unreadInTime));
      void thread.terminate();
    }, deadlineMs);
    thread.on('message', answered).on('exit', ended);
    thread.postMessage({ text, exact });
  }

  for (let count = 0; count < threads; count++) start();
  return {
    extract: (text, { exact = false } = {}) =>
      new Promise((resolve, reject) => {
        const job = { text, exact, resolve, reject };
        const thread = idle.pop();
        if (thread !== undefined) run(thread, job);
        else wait(job);
      }),
    close: async () => {
      isClosed = true;
      await Promise.all([...all].map((thread) => thread.terminate()));
    },
  };
}
