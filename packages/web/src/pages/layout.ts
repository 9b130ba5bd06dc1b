import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** The frame around every page. */
export function layout(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<header><a href="/">token-check</a><nav><a href="/problems/">All diagnoses</a></nav></header>
<main>
${content}
</main>
<footer>Nothing that you paste is stored or logged. A credential is sent to DigitalOcean only, and only to read.</footer>
</body>
</html>`;
}
