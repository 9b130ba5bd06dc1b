import type { Transport } from '@token-check/core';
import type { Machine } from './doctor/machine.ts';

/** The world around a run: a test brings its own, so that a run is a function of it. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input as text. */
  readonly readStdin: () => Promise<string>;
  /** Asks a person at the terminal, without showing what is typed; null where there is no terminal. */
  readonly prompt: ((question: string) => Promise<string>) | null;
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
  readonly color: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The network, loaded when it is needed. */
  readonly transport: () => Promise<Transport>;
  /** The page of a diagnosis code as Markdown. */
  readonly readPage: (code: string) => Promise<string>;
  /** The machine that the doctor looks at; this one if absent. */
  readonly machine?: Machine;
}
