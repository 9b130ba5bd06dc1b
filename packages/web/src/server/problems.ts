import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Code } from '@token-check/core';
import { codes } from '@token-check/core';
import { definitionOf } from '@token-check/core/internal';
import { Marked } from 'marked';
import { Command } from '../views/parts.tsx';
import type { Problem } from '../views/problems.tsx';

/** Reads the page of every diagnosis code from a folder of Markdown files. `href` is as in `Site`. */
export async function readProblems(
  folder: string,
  href: (code: string) => string = (code) => code,
): Promise<ReadonlyMap<Code, Problem>> {
  // Between the files of the docs a link names the file; here it names the page.
  const marked = new Marked({
    walkTokens(token) {
      if (token.type === 'link') {
        token.href = token.href.replace(/^([\w-]+)\.md$/, (_: string, code: string) => href(code));
      }
    },
    renderer: {
      code: ({ text }) => String(Command({ head: 'Command', code: text })),
    },
  });
  const entries = codes.map(async (code): Promise<[Code, Problem]> => {
    const markdown = await readFile(join(folder, `${code}.md`), 'utf8');
    const { title, family } = definitionOf(code);
    const content = markdown.replace(/^# .*\n+\*\*[^\n]*\*\*\n+/, '');
    const [intro = ''] = content.split(/\n## /, 1);
    const texts = [...intro.matchAll(/“([^”]{4,80})”/g)].map(([, text = '']) =>
      text.replace(/[,.]$/, ''),
    );
    const plain = intro.replace(/[`*]/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const description = shorten(`${title}. ${plain.replace(/\s+/g, ' ').trim()}`);
    const html = await marked.parse(content);
    return [code, { code, family, title, texts, description, markdown, html }];
  });
  return new Map(await Promise.all(entries));
}

/** At most 155 characters, which is what search results show. */
function shorten(text: string): string {
  return text.length <= 155 ? text : `${text.slice(0, 154).replace(/\s+\S*$/, '')}…`;
}
