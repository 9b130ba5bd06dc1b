import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Code, codes } from '@token-check/core';
import { Marked } from 'marked';
import type { Problem } from '../pages/problem.ts';

/** Reads the page of every diagnosis code from a folder of Markdown files. */
export async function readProblems(folder: string): Promise<ReadonlyMap<Code, Problem>> {
  // Between the files of the docs a link names the file; here it names the page.
  const marked = new Marked({
    walkTokens(token) {
      if (token.type === 'link') token.href = token.href.replace(/^([\w-]+)\.md$/, '$1');
    },
  });
  const entries = codes.map(async (code): Promise<[Code, Problem]> => {
    const markdown = await readFile(join(folder, `${code}.md`), 'utf8');
    return [code, { code, html: await marked.parse(markdown) }];
  });
  return new Map(await Promise.all(entries));
}
