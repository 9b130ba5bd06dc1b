import type { Code } from '../diagnose/codes.ts';

/** The page of a code: below `base` where somebody serves the pages, else its file in the docs. */
export function docsUrl(code: Code, base?: string): string {
  return base === undefined ? `docs/problems/${code}.md` : `${base}${code}`;
}
