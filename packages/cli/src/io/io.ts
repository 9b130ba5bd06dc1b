import type { Clock, Transport } from '@token-check/core';
import type { NodeNetwork } from '@token-check/core/node';
import type { Machine } from '../doctor/machine.ts';

/** Exit status of a run that was ended by a signal: Ctrl-C, SIGTERM or SIGHUP. */
export type Interrupted = 130 | 143 | 129;

/** The world around a run: a test brings its own, so that a run is a function of it. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input as text. */
  readonly readStdin: () => Promise<string>;
  /** Standard input or a file, in pieces of text. */
  readonly openInput: (path: string) => OpenInput;
  /** A file as text, at most so many bytes of it; the system's name of the error where it fails. */
  readonly readFile: (
    path: string,
    maxBytes: number,
  ) => Promise<{ readonly text: string } | { readonly error: string }>;
  readonly readClipboard: () => Promise<string>;
  /** Asks a person at the terminal, without showing what is typed; null where there is no terminal. */
  readonly prompt: ((question: string) => Promise<string>) | null;
  /** Resolves when the reader has room for more. Trouble is told at the end of the run. */
  readonly writeOut: (text: string) => Promise<void> | void;
  /** Nobody takes what is written to standard output any more. */
  readonly isOutClosed: () => boolean;
  readonly writeErr: (text: string) => void;
  /** A remark for a person; silent with `--quiet`. */
  readonly note: (text: string) => void;
  /**
   * A file to write to, which is touched by the first write and not before; the system's name of the
   * error where that is not possible. To append begins a new line, in place of
   * a last one that is only the beginning of a JSON object.
   */
  readonly openOutput: (
    path: string,
    append: boolean,
  ) => Promise<OpenOutput | { readonly error: string }>;
  /** Two paths of one file; `-` is standard input. */
  readonly isSameFile: (one: string, other: string) => Promise<boolean>;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
  readonly color: boolean;
  /** Whether a person reads standard output. */
  readonly isTerminal?: boolean;
  /** Whether the terminal shows links that can be clicked. */
  readonly hyperlinks: () => Promise<boolean>;
  /** A bar on stderr for long work, in units of its own; null where stderr is no terminal. */
  readonly startProgress: (total: number | null) => Promise<Progress | null>;
  /**
   * Calls back on the first Ctrl-C, or the first signal that asks to end, instead of ending the
   * process, until it is disposed of.
   */
  readonly onInterrupt: (callback: (status: Interrupted) => void) => () => void;
  /** What is still under way at the end of the run is not waited for. */
  readonly abandonPending: () => void;
  readonly clock: Clock;
  /** The network, loaded when it is needed. */
  readonly transport: (options: Omit<NodeNetwork, 'env'>) => Promise<Transport>;
  /** The page of a diagnosis code as Markdown. */
  readonly readPage: (code: string) => Promise<string>;
  /** The machine that the doctor looks at; this one if absent. */
  readonly machine?: Machine;
}

export interface OpenInput {
  /** Rejects with an error that has a `code` where it cannot be read. */
  readonly chunks: AsyncIterable<string>;
  /** Bytes; null where nobody knows. */
  readonly size: () => Promise<number | null>;
}

export interface OpenOutput {
  readonly write: (text: string) => Promise<void>;
  /** All is written: it takes the place of what was there. */
  readonly close: () => Promise<void>;
  /** What was there stays. */
  readonly discard: () => Promise<void>;
}

export interface Progress {
  readonly update: (done: number, text: string) => void;
  readonly stop: () => void;
}
