import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { decode } from '../io/decode.ts';
import { PassOn } from './pass-on.ts';
import { passSignals } from './signals.ts';
import { Tail } from './tail.ts';
import { targetFor } from './target.ts';

/** How a command ended. */
export interface Ended {
  /** As a shell gives it: 127 not found, 126 not executable, 128 + n after a signal. */
  readonly status: number;
  /** The system's error code if it couldn't be started; null if it was. */
  readonly notStarted: string | null;
  /** What it printed last on both streams, as text without escape sequences. */
  readonly output: string;
  /** Whether its last line is complete. */
  readonly endsLine: boolean;
  /** Whether someone ended it: with a signal to this process, or by closing its output. */
  readonly isInterrupted: boolean;
  /** Why its output couldn't be passed on, apart from a reader that closed it; null if it could. */
  readonly outputError: string | null;
}

/** In bytes. What says why a command failed comes at its end. */
const maxTail = 256 * 1024;
/** For what a command leaves in its pipes, and for processes that it leaves behind. */
const graceMs = 1_000;

/**
 * Runs a command without a shell, with our own environment, folder and standard input. Its output goes
 * through us byte for byte. Never rejects.
 */
export async function runChild(words: readonly string[]): Promise<Ended> {
  const [file = '', ...args] = words;
  let child: ChildProcess | null = null;
  const signals = passSignals((signal) => child?.kill(signal));
  try {
    child = spawn(file, args, { stdio: ['inherit', 'pipe', 'pipe'] });
    // Rejects if it can't be started.
    const exited = once(child, 'exit');
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null) return notStarted('EMFILE');
    const tail = new Tail(maxTail);
    const streams = [
      new PassOn(stdout, targetFor(process.stdout), tail),
      new PassOn(stderr, targetFor(process.stderr), tail),
    ];
    const [code, signal] = (await exited) as [number | null, NodeJS.Signals | null];
    await Promise.all(streams.map((stream) => stream.finish(graceMs)));
    const errors = streams.flatMap(({ error }) => error ?? []);
    return {
      status: signal === null ? (code ?? 1) : 128 + constants.signals[signal],
      notStarted: null,
      output: stripVTControlCharacters(decode(tail.bytes())),
      endsLine: tail.endsLine,
      isInterrupted: signals.isInterrupted() || errors.includes('EPIPE'),
      outputError: errors.find((error) => error !== 'EPIPE') ?? null,
    };
  } catch (error) {
    return notStarted((error as NodeJS.ErrnoException).code ?? 'unknown error');
  } finally {
    signals.stop();
  }
}

const notStarted = (code: string): Ended => ({
  status: code === 'ENOENT' || code === 'ERR_INVALID_ARG_VALUE' ? 127 : 126,
  notStarted: code,
  output: '',
  endsLine: true,
  isInterrupted: false,
  outputError: null,
});
