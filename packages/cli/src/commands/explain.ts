import { codes } from '@token-check/core';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';

/** The page of a diagnosis code. */
export async function explain(argument: string, io: Io): Promise<number> {
  const name = codeIn(argument);
  const code = codes.find((one) => one === name);
  if (code === undefined) throw await unknownCode(argument, name, io);
  const page = await io.readPage(code);
  if (!io.isTerminal) {
    await io.writeOut(page);
    return 0;
  }
  const { renderMarkdown } = await import('../terminal/docs-page.ts');
  await io.writeOut(renderMarkdown(page, io));
  return 0;
}

/** The code in what reports print of it: an address, a file of the docs, its words. */
function codeIn(argument: string): string {
  const [path = ''] = argument.trim().toLowerCase().split(/[?#]/);
  const name = path.replace(/\/+$/, '').split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.(?:md|html)$/, '').replace(/[\s_]+/g, '-');
}

async function unknownCode(argument: string, name: string, io: Io): Promise<UsageError> {
  const { alike, inColumns } = await import('./similar-codes.ts');
  const meant = await alike(name);
  const [only] = meant;
  const hint =
    only === undefined
      ? `The codes are:\n${inColumns(codes, io.columns)}`
      : meant.length === 1
        ? `Did you mean this one? token-check explain ${only}`
        : `Did you mean one of these?\n${meant.map((code) => `  token-check explain ${code}`).join('\n')}`;
  return new UsageError('unknown-code', `There is no diagnosis code ${shown(argument)}.`, hint);
}
