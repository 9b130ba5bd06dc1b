import type { Source } from '@token-check/core';
import { shown, UsageError } from '../errors/usage-error.ts';

/** A file of bytes. */
export function notText(path: string): UsageError {
  return new UsageError(
    'unreadable-input',
    `--file ${shown(path)} is not text.`,
    'It takes a text file with a token, a command or an error in it.',
  );
}

export function tooLarge({ kind, name }: Source): UsageError {
  return new UsageError(
    'input-too-large',
    `The input is larger than 1 MiB: ${[kind, name].filter(Boolean).join(' ')}.`,
    'Give only the lines around the error, or one credential a line with --batch.',
  );
}
