import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';

/** A page with nothing but a message. */
export function messagePage(title: string, text: string): Html {
  return layout(
    `${title} – token-check`,
    html`<h1>${title}</h1><p>${text}</p><p><a href="/">Back to the form</a></p>`,
  );
}
