import { parseDuration } from '@token-check/core/internal';
import { shown, UsageError } from '../errors/usage-error.ts';

/** The flags about an answer that decides nothing. */
export interface UndeterminedFlags {
  /** `true` without a value. */
  readonly allowUndetermined?: true | string;
  readonly passports?: string;
}

/** `--allow-undetermined`, alone or with a duration. */
export function readAllowUndetermined({
  allowUndetermined,
}: UndeterminedFlags): true | string | undefined {
  if (typeof allowUndetermined !== 'string') return allowUndetermined;
  if (parseDuration(allowUndetermined) !== null) return allowUndetermined.trim();
  throw new UsageError(
    'invalid-value',
    `--allow-undetermined takes nothing or a duration, not ${shown(allowUndetermined)}.`,
    'For example: --allow-undetermined 3d --passports token-check-passports.json',
  );
}
