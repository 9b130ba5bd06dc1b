import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { decode } from '../io/decode.ts';
import { PassOn } from './pass-on.ts';
import { isOneOutput, openPipes, type Pipe } from './pipes.ts';
import { passSignals } from './signals.ts';
import { Tail } from './tail.ts';
import { type Output, targetFor } from './target.ts';

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
  const signals = passSignals((signal) => kill(child, signal));
  const pipes = pipesForOutput();
  try {
    child = startWith(pipes, file, args);
    // Rejects if it can't be started.
    const exited = once(child, 'exit');
    const tail = new Tail(maxTail);
    const streams = streamsOf(child, pipes).map(
      ([from, to]) => new PassOn(from, targetFor(to), tail),
    );
    const [code, signal] = (await exited) as [number | null, NodeJS.Signals | null];
    // From here on, a signal ends this process.
    signals.stop();
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
    const { code: thrown = 'unknown error' } = error as NodeJS.ErrnoException;
    // Node’s own error for an empty name.
    const code = thrown === 'ERR_INVALID_ARG_VALUE' ? 'ENOENT' : thrown;
    return {
      status: code === 'ENOENT' ? 127 : 126,
      notStarted: code,
      output: '',
      endsLine: true,
      isInterrupted: false,
      outputError: null,
    };
  } finally {
    signals.stop();
    for (const pipe of [pipes.stdout, pipes.stderr]) pipe?.reader.destroy();
  }
}

/** The pipes of the system for the two streams; null for one that Node makes. */
interface Pipes {
  readonly stdout: Pipe | null;
  readonly stderr: Pipe | null;
}

/** If both go to one place, one pipe keeps their order. */
function pipesForOutput(): Pipes {
  const [stdout = null, stderr = stdout] = openPipes(isOneOutput() ? 1 : 2) ?? [];
  return { stdout, stderr };
}

/** Not by `child.kill()`, for which a command of another user has an error like one that never started. */
function kill(child: ChildProcess | null, signal: NodeJS.Signals): void {
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(child.pid, signal);
  } catch {
    // It has ended, or it belongs to another user, as with sudo.
  }
}

/** Only the command keeps the ends to write to, so that its end ends the pipes. */
function startWith({ stdout, stderr }: Pipes, file: string, args: string[]): ChildProcess {
  try {
    return spawn(file, args, {
      stdio: ['inherit', stdout?.writer ?? 'pipe', stderr?.writer ?? 'pipe'],
    });
  } finally {
    for (const pipe of new Set([stdout, stderr])) if (pipe !== null) closeSync(pipe.writer);
  }
}

type Stream = readonly [from: Readable, to: Output];

function streamsOf(child: ChildProcess, pipes: Pipes): readonly Stream[] {
  const { stdout, stderr } = pipes;
  if (stdout !== null && stdout === stderr) return [[stdout.reader, process.stdout]];
  const [out, err] = [stdout?.reader ?? child.stdout, stderr?.reader ?? child.stderr];
  return [
    ...(out === null ? [] : [[out, process.stdout] satisfies Stream]),
    ...(err === null ? [] : [[err, process.stderr] satisfies Stream]),
  ];
}
