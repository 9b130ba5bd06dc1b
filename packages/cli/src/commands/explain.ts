import { codes } from '@token-check/core';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { renderDocsPage } from '../terminal/docs-page.ts';
import { inColumns, similarCodes } from './similar-codes.ts';

/** Prints the documentation page of a diagnosis code. */
export async function explain(argument: string, io: Io): Promise<number> {
  const name = codeIn(argument);
  const code = codes.find((one) => one === name);
  if (code === undefined) throw unknownCode(argument, name, io);
  const page = await io.readPage(code);
  await io.writeOut(io.isTerminal ? renderDocsPage(page, io) : page);
  return 0;
}

/** The code in an address of its page, in a path of its file, or with spaces in place of hyphens. */
function codeIn(argument: string): string {
  const [path = ''] = argument.trim().toLowerCase().split(/[?#]/);
  const name = path.replace(/\/+$/, '').split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.(?:md|html)$/, '').replace(/[\s_]+/g, '-');
}

function unknownCode(argument: string, name: string, io: Io): UsageError {
  const similar = similarCodes(name);
  const [only] = similar;
  const hint =
    only === undefined
      ? `The codes are:\n${inColumns(codes, io.columns)}`
      : similar.length === 1
        ? `Did you mean this one? token-check explain ${only}`
        : `Did you mean one of these?\n${similar.map((code) => `  token-check explain ${code}`).join('\n')}`;
  return new UsageError('unknown-code', `There is no diagnosis code ${shown(argument)}.`, hint);
}
