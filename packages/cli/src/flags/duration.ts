import { parseDuration } from '@token-check/core/internal';
import { UsageError } from '../errors/usage-error.ts';

/** In seconds, from `90m`, `12h`, `14d`. */
export function readDuration(flag: string, text: string, example: string): number {
  const seconds = parseDuration(text);
  if (seconds !== null) return seconds;
  throw new UsageError(
    'invalid-value',
    `${flag} takes a number above 0 and a unit: 90m, 12h, 14d.`,
    `For example: ${flag} ${example}`,
  );
}
