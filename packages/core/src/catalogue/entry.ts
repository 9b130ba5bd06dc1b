import type { Code, Evidence } from '../diagnose/codes.ts';

export type Severity = 'error' | 'warning' | 'info';

/** One thing to do. `command` is complete as it stands; `url` is where to do it. */
export interface Fix {
  readonly text: string;
  readonly command?: string;
  readonly url?: string;
}

/** A fix as the catalogue has it: what only makes sense in a terminal, or leads to another page. */
export interface Step extends Fix {
  /** A command of this program: left out where there is no terminal. */
  readonly terminal?: string;
  /** The page of another code. */
  readonly see?: Code;
}

/** The words for one code: what we saw, why it happens, what to do. Plain English, no blame. */
export interface Entry<C extends Code = Code> {
  /** A sentence without full stop. */
  readonly title: string;
  readonly severity: Severity | ((evidence: Evidence[C]) => Severity);
  readonly what: (evidence: Evidence[C]) => string;
  readonly why: (evidence: Evidence[C]) => string;
  readonly fix: (evidence: Evidence[C]) => readonly Step[];
}

export type Entries<C extends Code> = { readonly [K in C]: Entry<K> };
