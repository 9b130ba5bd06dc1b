import type { BatchOptions } from '../commands/batch.ts';
import type { DiagnoseFlags } from '../commands/diagnose.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { originsOf } from './network.ts';

/** The flags of a batch, where there is none. */
export function withoutBatch({ resume }: DiagnoseFlags): UsageError {
  return new UsageError(
    'conflicting-options',
    `--${resume === undefined ? 'concurrency' : 'resume'} belongs to a batch.`,
    'For example: token-check --batch tokens.txt --format ndjson --resume report.ndjson',
  );
}

/** An expectation beside a report that was made without it, or with another one. */
export function resumedExpectations(): UsageError {
  return new UsageError(
    'conflicting-options',
    '--resume passes over what an earlier run has checked, which did not know what is expected now.',
    'Leave --resume out, so that everything is checked again.',
  );
}

/** What the flags say of a batch. */
export function readBatch(
  argument: string | undefined,
  path: string,
  flags: DiagnoseFlags,
  io: Io,
): Pick<BatchOptions, 'path' | 'concurrency' | 'asked' | 'resume'> {
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
  const asked = {
    ...originsOf(flags, io),
    isOffline: flags.offline === true,
    isSandbox: flags.sandbox === true,
  };
  return { path, concurrency, asked, resume: flags.resume ?? null };
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
