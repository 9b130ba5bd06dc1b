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
      `--${resume === undefined ? 'concurrency' : 'resume'} needs --batch.`,
      resume === undefined
        ? 'For example: token-check --batch tokens.txt --concurrency 4'
        : 'For example: token-check --batch tokens.txt --format ndjson --resume report.ndjson',
    );
  }
  if (batch !== undefined && flags.passports !== undefined) {
    throw new UsageError(
      'conflicting-options',
      '--passports doesn’t work with --batch, because a line of a batch has no lasting name.',
      'Name each secret instead: token-check --env DO_TOKEN --passports token-check-passports.json',
    );
  }
  if (batch !== undefined && flags.successorOf !== undefined) {
    throw new UsageError(
      'conflicting-options',
      '--successor-of compares one token with its replacement, so it doesn’t work with --batch.',
      'For example: token-check --env NEW_TOKEN --successor-of OLD_TOKEN',
    );
  }
  // The earlier run checked its credentials without the expectation, or with another one.
  if (resume !== undefined && hasExpectations(flags)) {
    throw new UsageError(
      'conflicting-options',
      '--resume doesn’t work with expectations, because the earlier run didn’t check them.',
      'Leave --resume out to check everything again: token-check --batch tokens.txt --min-ttl 14d',
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
      '--batch doesn’t work with another input.',
      'For example: token-check --batch tokens.txt',
    );
  }
  if (path === '-' && io.prompt !== null) {
    throw new UsageError(
      'invalid-value',
      '--batch - reads standard input, but that is the terminal.',
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
    'Invalid value for --concurrency. Use a whole number from 1 to 100.',
    'For example: token-check --batch tokens.txt --concurrency 8',
  );
}
