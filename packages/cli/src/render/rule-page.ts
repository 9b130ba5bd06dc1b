import type { Code } from '@token-check/core';
import { docsAddressOf } from './docs-address.ts';
import type { ReadPage } from './output-format.ts';

/** The page of a code, as a viewer of results shows it beside a result. */
export interface RulePage {
  /** The first paragraph of what the code means, without Markdown. */
  readonly meaning: string;
  readonly text: string;
  readonly markdown: string;
}

/** The pages of these codes. A page that can't be read is left out. */
export async function readRulePages(
  codes: readonly Code[],
  readPage: ReadPage,
): Promise<ReadonlyMap<Code, RulePage>> {
  const pages = await Promise.all(
    codes.map(async (code) => {
      const page = await readPage(`problems/${code}`).catch(() => null);
      return page === null ? [] : [[code, rulePageFrom(page)] as const];
    }),
  );
  return new Map(pages.flat());
}

/** In characters; GitHub cuts off a longer description. */
const maxMeaning = 1000;

function rulePageFrom(page: string): RulePage {
  // The name and the title of the code are elsewhere in the rule.
  const body = page.replace(/^# .*\n+(?:\*\*.*\*\*\n+)?/, '').trim();
  const [, paragraph = ''] = /^## What it means\n+((?:.+\n?)+)/m.exec(body) ?? [];
  return {
    meaning: plain(paragraph).replace(/\s+/g, ' ').trim().slice(0, maxMeaning),
    text: plain(body),
    markdown: body.replace(link, (_all, text: string, file: string) => {
      const address = docsAddressOf(`docs/problems/${file}`);
      return address === null ? text : `[${text}](${address})`;
    }),
  };
}

/** A link to another page, which is only a file beside this one. */
const link = /\[([^\]\n]{1,100})\]\(([a-z-]+\.md)\)/g;

const plain = (markdown: string): string =>
  markdown
    .replace(link, '$1')
    .replace(/^ *```.*\n?/gm, '')
    .replace(/^#+ /gm, '')
    .replace(/`|\*\*/g, '');
