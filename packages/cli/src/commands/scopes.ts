import { readSubject } from '@token-check/core/internal';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { describe, overview } from '../scopes/describe.ts';
import { hintFor } from '../scopes/subject.ts';
import { renderScopes } from '../scopes/text.ts';

export interface ScopesFlags {
  readonly json?: boolean;
}

/** Prints which scopes an operation or a job needs, or what a scope allows. Makes no request. */
export async function scopes(
  text: string | undefined,
  flags: ScopesFlags,
  io: Io,
): Promise<number> {
  const subject = text === undefined ? null : readSubject(text);
  if (subject?.type === 'unknown') {
    throw new UsageError(
      'unknown-operation',
      `No operation, scope or job matches ${shown(text ?? '')}.`,
      hintFor(subject),
    );
  }
  const description = subject === null ? overview() : describe(subject, text ?? '');
  await io.writeOut(
    flags.json ? `${JSON.stringify(description, null, 2)}\n` : renderScopes(description, io),
  );
  return 0;
}
