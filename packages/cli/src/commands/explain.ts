import { codes } from '@token-check/core';
import type { Io } from '../io.ts';
import { shown, UsageError } from '../usage-error.ts';

/** The page of a diagnosis code. */
export async function explain(code: string, io: Io): Promise<number> {
  if (!(codes as string[]).includes(code)) {
    const { near } = await import('@token-check/core/scopes');
    const [close] = near(code.toLowerCase(), codes);
    throw new UsageError(
      'unknown-code',
      `There is no diagnosis code ${shown(code)}.`,
      close === undefined
        ? `The codes are: ${codes.join(', ')}`
        : `Did you mean this one? token-check explain ${close}`,
    );
  }
  await io.writeOut(await io.readPage(code));
  return 0;
}
