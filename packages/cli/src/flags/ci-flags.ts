import type { DiagnoseFlags } from './diagnose-flags.ts';

/** The flags of `token-check ci`, as commander reads them. */
export interface CiFlags extends Omit<DiagnoseFlags, 'file' | 'clipboard' | 'batch'> {
  readonly config?: string;
  readonly only?: string[];
  readonly dryRun?: boolean;
  readonly schema?: boolean;
  /** Only for `token-check ci init`. */
  readonly stdout?: boolean;
  /** `true` without a value. */
  readonly allowUnset?: true | string;
  readonly summary?: boolean;
}
