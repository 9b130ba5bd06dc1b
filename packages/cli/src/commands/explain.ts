import { type Code, codes } from '@token-check/core';
import { shown, UsageError } from '../errors/usage-error.ts';
import { closest } from '../flags/closest.ts';
import type { Io } from '../io/io.ts';
import { renderDocsPage } from '../terminal/docs-page.ts';

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

/** The codes behind an HTTP status. */
const codesByStatus: Readonly<Record<string, readonly Code[]>> = {
  '401': ['token-rejected', 'missing-auth-header', 'missing-auth-scheme'],
  '403': ['scope-missing', 'blocked-by-intermediary'],
  '407': ['proxy-failure'],
  '410': ['retired-api'],
  '429': ['rate-limited'],
  '500': ['service-unavailable'],
  '502': ['service-unavailable'],
  '503': ['service-unavailable'],
  '504': ['service-unavailable'],
};

/** The codes that someone may mean by an HTTP status, a part of a code, or a misspelt one. */
function similarCodes(name: string): readonly string[] {
  const ofStatus = Object.hasOwn(codesByStatus, name) ? codesByStatus[name] : undefined;
  if (ofStatus !== undefined) return ofStatus;
  // One or two letters are in half of all codes.
  const containing = name.length < 3 ? [] : codes.filter((code) => code.includes(name));
  return containing.length > 0 ? containing : closest(name, codes);
}

/** Names in as many columns as fit the width, sorted downwards. */
function inColumns(names: readonly string[], width: number): string {
  const widest = Math.max(...names.map(({ length }) => length)) + 2;
  const columns = Math.max(1, Math.floor((Math.min(width, 100) - 2) / widest));
  const rows = Math.ceil(names.length / columns);
  return Array.from({ length: rows }, (_, row) => {
    const cells = names.filter((_name, at) => at % rows === row);
    return `  ${cells.map((cell) => cell.padEnd(widest)).join('')}`.trimEnd();
  }).join('\n');
}
