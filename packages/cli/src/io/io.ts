import type { Transport } from '@token-check/core';
import type { Machine } from '@token-check/core/doctor';
import type { Clock } from '@token-check/core/internal';
import type { NodeNetwork } from '@token-check/core/node';
import type { Ended } from '../run/child.ts';

/** Exit status of a run that a signal ended: 128 + the number of SIGINT, SIGTERM or SIGHUP. */
export type Interrupted = 130 | 143 | 129;

/** Everything that a run sees of the machine. A test brings its own, so a run is a function of it. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input as text. */
  readonly readStdin: () => Promise<string>;
  /** A file, or standard input for `-`, in chunks of text. */
  readonly openInput: (path: string) => OpenInput;
  /** A file as text, at most `maxBytes` of it; or the system's error code, such as `ENOENT`. */
  readonly readFile: (
    path: string,
    maxBytes: number,
  ) => Promise<{ readonly text: string } | { readonly error: string }>;
  readonly readClipboard: () => Promise<string>;
  /** Prompts at the terminal without showing the answer; null without a terminal. */
  readonly prompt: ((question: string) => Promise<string>) | null;
  /** Resolves when the reader has room for more. A write error is reported at the end of the run. */
  readonly writeOut: (text: string) => Promise<void> | void;
  /** Whether standard output failed or its reader closed it. */
  readonly isOutClosed: () => boolean;
  readonly writeErr: (text: string) => void;
  /** Prints a remark on stderr; silent with `--quiet`. */
  readonly note: (text: string) => void;
  /**
   * Opens a file at its first write, or returns the system's error code. With `append`, new text
   * starts on a new line, and a last line that is an incomplete JSON object is removed first.
   */
  readonly openOutput: (
    path: string,
    append: boolean,
  ) => Promise<OpenOutput | { readonly error: string }>;
  /** Adds text to the end of a file. Returns the system's error code; null if it worked. */
  readonly appendFile: (path: string, text: string) => Promise<string | null>;
  /** Writes a new file. Returns the system's error code, `EEXIST` if it exists; null if it worked. */
  readonly createFile: (path: string, text: string) => Promise<string | null>;
  /**
   * Writes a file as a whole or not at all, readable for its owner alone. Returns the system's error
   * code; null if it worked.
   */
  readonly replaceFile: (path: string, text: string) => Promise<string | null>;
  /** Whether two paths name one file; `-` is standard input. */
  readonly isSameFile: (one: string, other: string) => Promise<boolean>;
  /** Columns of the terminal; 80 without one. */
  readonly columns: number;
  readonly color: boolean;
  /** Whether standard output is a terminal. */
  readonly isTerminal?: boolean;
  /** Whether the terminal shows clickable links. */
  readonly hyperlinks: () => Promise<boolean>;
  /** The same for standard error. */
  readonly errLooks: () => Promise<{
    readonly columns: number;
    readonly color: boolean;
    readonly hyperlinks: boolean;
  }>;
  /** Runs a command without a shell; its output goes through this process. Never rejects. */
  readonly runCommand: (words: readonly string[]) => Promise<Ended>;
  /** A progress bar on stderr; `total` in any unit, null if unknown. Null if stderr is no terminal. */
  readonly startProgress: (total: number | null) => Promise<Progress | null>;
  /**
   * Shows a line on stderr if the returned function isn't called within half a second; that function
   * removes it. Does nothing if stderr is no terminal.
   */
  readonly showWaiting: (text: string) => () => void;
  /**
   * Calls back on the first SIGINT, SIGTERM or SIGHUP instead of ending the process. Returns a
   * function that removes the handler.
   */
  readonly onInterrupt: (callback: (status: Interrupted) => void) => () => void;
  /** Ends the process after the run without waiting for requests that are still open. */
  readonly abandonPending: () => void;
  readonly clock: Clock;
  readonly transport: (options: Omit<NodeNetwork, 'env'>) => Promise<Transport>;
  /** A documentation page as Markdown: `problems/<code>`, `doctor/<code>`, `usage/<code>`. */
  readonly readPage: (page: string) => Promise<string>;
  /** A file of the program itself, such as a WebAssembly module. */
  readonly readAsset: (name: string) => Promise<Uint8Array>;
  /** The current folder; null if it was deleted; `/` if absent. */
  readonly cwd?: string | null;
  /** The machine that the doctor searches; this one if absent. */
  readonly machine?: Machine;
}

interface OpenInput {
  /** Rejects with an error that has a `code` if the input can't be read. */
  readonly chunks: AsyncIterable<string>;
  /** In bytes; null if unknown. */
  readonly size: () => Promise<number | null>;
}

export interface OpenOutput {
  readonly write: (text: string) => Promise<void>;
  /** Ends the file and puts it in place of the old one. */
  readonly close: () => Promise<void>;
  /** Removes what was written and keeps the old file. */
  readonly discard: () => Promise<void>;
}

export interface Progress {
  readonly update: (done: number, text: string) => void;
  readonly stop: () => void;
}
