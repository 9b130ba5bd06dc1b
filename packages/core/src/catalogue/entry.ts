import type { Code, Evidence } from '../diagnose/codes.ts';

export type Severity = 'error' | 'warning' | 'info';

/** One thing to do. `command` is complete as it stands; `url` is where to do it. */
export interface Fix {
  readonly text: string;
  readonly command?: string;
  readonly url?: string;
}

/** The words for one code: what we saw, why it happens, what to do. Plain English, no blame. */
export interface Entry<C extends Code = Code> {
  /** A sentence without full stop. */
  readonly title: string;
  readonly severity: Severity | ((evidence: Evidence[C]) => Severity);
  readonly what: (evidence: Evidence[C]) => string;
  readonly why: (evidence: Evidence[C]) => string;
  readonly fix: (evidence: Evidence[C]) => readonly Fix[];
}

export type Entries<C extends Code> = { readonly [K in C]: Entry<K> };
