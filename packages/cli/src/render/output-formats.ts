import { codes } from '@token-check/core';
import { github } from './github.ts';
import { json, ndjson } from './json.ts';
import { atTheEnd, type OutputFormat, type ReadPage } from './output-format.ts';

/** A new format is one file in this folder and one line here. */
const formats = {
  text: async () => (await import('./text.ts')).text,
  json: async () => json,
  ndjson: async () => ndjson,
  github: async () => github,
  sarif: loadSarif,
  junit: async () => (await import('./junit.ts')).junit,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  markdown: async () => (await import('./markdown.ts')).markdown,
} satisfies Record<string, (readPage: ReadPage) => Promise<OutputFormat>>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as FormatName[];

/** `readPage` reads the documentation, which SARIF contains. */
export function loadFormat(name: FormatName, readPage: ReadPage): Promise<OutputFormat> {
  return formats[name](readPage);
}

async function loadSarif(readPage: ReadPage): Promise<OutputFormat> {
  const { sarifWith } = await import('./sarif.ts');
  const { readRulePages } = await import('./rule-page.ts');
  return sarifWith(await readRulePages(codes, readPage));
}

/** The text for several variables: a table, then full text for those that don't pass. */
export const loadTextTable = async (): Promise<OutputFormat> =>
  atTheEnd((await import('./ci-text.ts')).ciText);
