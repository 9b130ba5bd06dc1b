import type { Code } from '@token-check/core';
import { definitionOf } from '@token-check/core/internal';
import { html, raw } from 'hono/html';
import { type Html, layout } from './layout.ts';

/** The page of a diagnosis code, made from the Markdown of the docs. */
export interface Problem {
  readonly code: Code;
  readonly html: string;
}

export function problemPage({ code, html: content }: Problem): Html {
  return layout(`${code} – token-check`, html`<article>${raw(content)}</article>`);
}

export function problemIndexPage(problems: ReadonlyMap<Code, Problem>): Html {
  return layout(
    'All diagnoses – token-check',
    html`<h1>All diagnoses</h1>
<dl class="index">${[...problems.keys()].map(
      (code) =>
        html`<dt><a href="/problems/${code}">${code}</a></dt><dd>${definitionOf(code).title}.</dd>`,
    )}</dl>`,
  );
}
