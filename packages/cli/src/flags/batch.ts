import type { RunTarget } from '../batch/earlier-run.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { type DiagnoseFlags, hasExpectations } from './diagnose-flags.ts';
import { baseUrlsOf } from './network.ts';

/** What the flags of a batch mean. */
export interface BatchSettings {
  readonly path: string;
  readonly concurrency: number;
  readonly target: RunTarget;
  /** The report of an earlier run; null without `--resume`. */
  readonly resume: string | null;
}

/** Refuses flags of a batch without `--batch`, and an expectation with `--resume`. */
export function refuseMisplaced(flags: DiagnoseFlags): void {
  const { batch, resume, concurrency } = flags;
  if (batch === undefined && (resume ?? concurrency) !== undefined) {
    throw new UsageError(
      'conflicting-options',
      `--${resume === undefined ? 'concurrency' : 'resume'} belongs to a batch.`,
      'For example: token-check --batch tokens.txt --format ndjson --resume report.ndjson',
    );
  }
  // The earlier run checked its credentials without the expectation, or with another one.
  if (resume !== undefined && hasExpectations(flags)) {
    throw new UsageError(
      'conflicting-options',
      '--resume passes over what an earlier run has checked, which did not know what is expected now.',
      'Leave --resume out, so that everything is checked again.',
    );
  }
}

export function readBatch(
  argument: string | undefined,
  path: string,
  flags: DiagnoseFlags,
  io: Io,
): BatchSettings {
  if (argument !== undefined || flags.env || flags.file || flags.clipboard) {
    throw new UsageError(
      'conflicting-options',
      '--batch takes its credentials from one place alone.',
      'Leave the other inputs out: token-check --batch tokens.txt',
    );
  }
  if (path === '-' && io.prompt !== null) {
    throw new UsageError(
      'invalid-value',
      '--batch - reads standard input, and that is a terminal.',
      'For example: token-check --batch tokens.txt, or: token-check --batch - < tokens.txt',
    );
  }
  const concurrency = readConcurrency(flags.concurrency ?? '8');
  const target = {
    ...baseUrlsOf(flags, io),
    isOffline: flags.offline === true,
    isSandbox: flags.sandbox === true,
  };
  return { path, concurrency, target, resume: flags.resume ?? null };
}

function readConcurrency(text: string): number {
  const count = Number(text);
  if (/^\d{1,3}$/.test(text) && count >= 1 && count <= 100) return count;
  throw new UsageError(
    'invalid-value',
    '--concurrency takes a whole number from 1 to 100.',
    'For example: --concurrency 8',
  );
}
