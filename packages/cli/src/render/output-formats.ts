import { codes } from '@token-check/core';
import { withAddresses } from './docs-address.ts';
import { github } from './github.ts';
import { json, ndjson } from './json.ts';
import { atTheEnd, type OutputFormat, type ReadPage } from './output-format.ts';

/** A format that is read on another machine, where the paths of pages lead to no file. */
const addressed = ({ render, stream }: OutputFormat): OutputFormat => ({
  render: (reports, options) => render(reports.map(withAddresses), options),
  stream: (options) => {
    const { next, end } = stream(options);
    return { next: (report) => next(withAddresses(report)), end };
  },
});

/** A new format is one file in this folder and one line here. */
const formats = {
  text: async () => (await import('./text.ts')).text,
  json: async () => json,
  ndjson: async () => ndjson,
  github: async () => github,
  sarif: loadSarif,
  junit: async () => (await import('./junit.ts')).junit,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  markdown: async () => addressed((await import('./markdown.ts')).markdown),
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

type Render = OutputFormat['render'];

/** The formats that show a run of `token-check ci` in another way. */
const ciFormats: Partial<Record<FormatName, () => Promise<Render>>> = {
  text: async () => (await import('./ci-text.ts')).ciText,
  json: async () => (await import('./ci-json.ts')).ciJson,
  github: async () => (await import('./ci-github.ts')).ciGithub,
  markdown: async () => (await import('./ci-markdown.ts')).ciMarkdown,
};

/** How a format shows a run of `token-check ci`. */
export async function loadCiFormat(name: FormatName, readPage: ReadPage): Promise<Render> {
  return (await ciFormats[name]?.()) ?? (await formats[name](readPage)).render;
}
