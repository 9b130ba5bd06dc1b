import { type Code, check, codes, explain as describe } from '@token-check/core';
import { type FindingCode, findingCodes, findingTitles } from '@token-check/core/doctor';
import { closest, type Family } from '@token-check/core/internal';
import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import { shown, type UsageCode, UsageError, usageCodes } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { renderDocsPage } from '../terminal/docs-page.ts';

export interface ExplainFlags {
  readonly format?: string;
}

/** Prints the page of a code, or without one the list of all codes. Makes no request. */
export async function explain(
  words: readonly string[],
  flags: ExplainFlags,
  io: Io,
): Promise<number> {
  const isMarkdown = isMarkdownWanted(flags);
  const text = words.join(' ');
  if (text.trim() === '') {
    await io.writeOut(listOfCodes(io, isMarkdown));
    return 0;
  }
  const { code, isGuess } = await codeFor(text);
  const page = await io.readPage(`${folderOf(code)}/${code}`);
  if (isMarkdown) {
    await io.writeOut(page);
    return 0;
  }
  const note = `This text looks like ${code}:`;
  await io.writeOut(`${isGuess ? `${note}\n\n` : ''}${renderDocsPage(page, io)}`);
  return 0;
}

function isMarkdownWanted({ format = 'text' }: ExplainFlags): boolean {
  if (format === 'text' || format === 'markdown') return format === 'markdown';
  throw new UsageError(
    'invalid-value',
    `Invalid value for --format: ${shown(format)}. Use text or markdown.`,
    'For example: token-check explain token-rejected --format markdown',
  );
}

type AnyCode = Code | FindingCode | UsageCode;

const all: readonly AnyCode[] = [...codes, ...findingCodes, ...usageCodes];

/** The folder of a code's page. */
function folderOf(code: AnyCode): string {
  if (findingCodes.some((one) => one === code)) return 'doctor';
  return usageCodes.some((one) => one === code) ? 'usage' : 'problems';
}

/** The code that a text names, starts or describes. Throws a `UsageError` if there's none. */
async function codeFor(text: string): Promise<{ code: AnyCode; isGuess: boolean }> {
  const name = codeIn(text);
  const exact = all.find((one) => one === name);
  if (exact !== undefined) return { code: exact, isGuess: false };
  const starting = name.length < 3 ? [] : all.filter((one) => one.startsWith(name));
  const [only] = starting;
  if (only !== undefined && starting.length === 1) return { code: only, isGuess: false };
  const similar = starting.length > 0 ? starting : similarCodes(name);
  const [single] = similar;
  // OAuth's errors have underscores: invalid_grant.
  if (single !== undefined && similar.length === 1 && text.includes('_')) {
    return { code: single, isGuess: true };
  }
  const found = similar.length > 0 ? null : await codeOfError(text);
  if (found === null) throw unknownCode(text, similar);
  return { code: found, isGuess: true };
}

/** The code in an address of its page, in a path of its file, or with spaces in place of hyphens. */
function codeIn(argument: string): string {
  const [path = ''] = argument.trim().toLowerCase().split(/[?#]/);
  const name = path.replace(/\/+$/, '').split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.(?:md|html)$/, '').replace(/[\s_]+/g, '-');
}

/** What an error message says, as a check of it without a network finds. */
async function codeOfError(text: string): Promise<Code | null> {
  const [report] = await check(text, { source: { kind: 'argument' }, network: false });
  const [first] = report?.diagnoses ?? [];
  if (first === undefined || saysNothing.includes(first.code)) return null;
  // A word that is read as a credential is rather a misspelt code.
  return report?.credential && !/\s/.test(text.trim()) ? null : first.code;
}

const saysNothing: readonly Code[] = ['unexplained', 'unrecognized-credential', 'well-formed'];

function unknownCode(argument: string, similar: readonly string[]): UsageError {
  const [only, ...others] = similar;
  const hint =
    only === undefined
      ? 'All codes: token-check explain\nTo explain an error, put its text in quotes: token-check explain "Unable to authenticate you"'
      : others.length === 0
        ? `Did you mean this? token-check explain ${only}`
        : `Did you mean one of these?\n${similar.map((code) => `  token-check explain ${code}`).join('\n')}`;
  return new UsageError('unknown-code', `Unknown diagnosis code ${shown(argument)}.`, hint);
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
function similarCodes(name: string): readonly AnyCode[] {
  const ofStatus = Object.hasOwn(codesByStatus, name) ? codesByStatus[name] : undefined;
  if (ofStatus !== undefined) return ofStatus;
  // One or two letters are in half of all codes.
  const containing = name.length < 3 ? [] : all.filter((code) => code.includes(name));
  if (containing.length > 0) return containing;
  const close = closest(name, all);
  return all.filter((code) => close.includes(code));
}

const familyNames: Readonly<Record<Family, string>> = {
  fine: 'The token works',
  'not-an-access-token': 'Not an access token',
  damaged: 'Empty, incomplete or damaged',
  'wrong-request': 'Wrong request',
  'oauth-flow': 'OAuth errors',
  'server-answer': 'DigitalOcean’s answer',
  'could-not-tell': 'No clear answer',
  'no-connection': 'No connection',
  expectation: 'Not as expected',
  questions: 'Questions',
  'last-resort': 'Nothing recognized',
};

/** The codes with their headlines, by family; the findings of the doctor last. */
function chapters(): [name: string, titles: [code: string, title: string][]][] {
  const families = Object.entries(familyNames).map(
    ([family, name]): [string, [string, string][]] => [
      name,
      codes.flatMap((code): [string, string][] => {
        const summary = describe(code);
        return summary?.family === family ? [[code, summary.title]] : [];
      }),
    ],
  );
  return [...families, ['What token-check doctor points out', Object.entries(findingTitles)]];
}

/** Every code with its headline, by family; those of wrong usage last, by name alone. */
function listOfCodes({ columns, color }: Io, isMarkdown: boolean): string {
  const colors = pc.createColors(color && !isMarkdown);
  const width = Math.max(24, Math.min(columns, 100));
  const widest = Math.max(...codes.map(({ length }) => length));
  const lines = ['For the page of a code: token-check explain CODE'];
  for (const [name, titles] of chapters()) {
    lines.push('', isMarkdown ? `## ${name}\n` : colors.bold(name));
    for (const [code, title] of titles) {
      if (isMarkdown) lines.push(`- \`${code}\`: ${title}`);
      else lines.push(...entry(code, title, widest, width));
    }
  }
  const usage = `Wrong usage: ${usageCodes.join(', ')}`;
  lines.push('', isMarkdown ? usage : wrapAnsi(usage, width));
  return `${lines.join('\n')}\n`;
}

/** One line, or two if the terminal is too narrow. */
function entry(code: string, title: string, widest: number, width: number): string[] {
  const inline = `  ${code.padEnd(widest)}  ${title}`;
  if (inline.length <= width) return [inline];
  return [
    `  ${code}`,
    ...wrapAnsi(title, width - 6)
      .split('\n')
      .map((line) => `      ${line}`),
  ];
}
