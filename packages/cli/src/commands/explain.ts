import { codes } from '@token-check/core';
import type { Io } from '../io.ts';
import { shown, UsageError } from '../usage-error.ts';

/** The page of a diagnosis code. */
export async function explain(code: string, io: Io): Promise<number> {
  if (!(codes as string[]).includes(code)) {
    throw new UsageError(
      `There is no diagnosis code ${shown(code)}.`,
      `The codes are: ${codes.join(', ')}`,
    );
  }
  io.writeOut(await io.readPage(code));
  return 0;
}
