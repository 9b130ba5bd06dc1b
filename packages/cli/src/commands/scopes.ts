import { shown, UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';

export interface ScopesFlags {
  readonly json?: boolean;
}

/** What an operation needs, what a scope opens, which boxes to tick for a job. Asks nobody. */
export async function scopes(
  text: string | undefined,
  flags: ScopesFlags,
  io: Io,
): Promise<number> {
  const { describe, overview } = await import('../scopes/describe.ts');
  const { renderScopes } = await import('../scopes/text.ts');
  const { askedFor } = await import('../scopes/subject.ts');
  const asked = text === undefined ? null : askedFor(text);
  if (asked?.type === 'unknown') {
    throw new UsageError(
      'unknown-operation',
      `There is no operation, scope or job ${shown(text ?? '')} in DigitalOcean’s description.`,
      asked.hint,
    );
  }
  const described = asked === null ? overview() : describe(asked);
  await io.writeOut(
    flags.json ? `${JSON.stringify(described, null, 2)}\n` : renderScopes(described, io),
  );
  return 0;
}
