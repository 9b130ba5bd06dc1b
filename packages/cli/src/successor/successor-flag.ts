import type { Io } from '../io/io.ts';
import type { OldToken, OldTokenOptions } from './old-token.ts';

/**
 * The token of `--successor-of`; null without it. Most runs have none and don't load what compares.
 * `variables` are those of the new values; null for a value from elsewhere.
 */
export async function oldTokenOf(
  { successorOf }: { readonly successorOf?: string },
  variables: readonly (string | null)[],
  options: OldTokenOptions,
  io: Io,
): Promise<OldToken | null> {
  if (successorOf === undefined) return null;
  const { askOldToken } = await import('./old-token.ts');
  return askOldToken(successorOf, variables, options, io);
}
