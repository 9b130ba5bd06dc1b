import { html } from 'hono/html';
import { examples } from './examples.ts';
import type { Html } from './layout.ts';

/** The form to paste into, and the examples that need no account. */
export function inputForm(): Html {
  return html`<form method="post" action="/">
<label for="input">Paste what you have</label>
<textarea id="input" name="input" rows="7" spellcheck="false" autocomplete="off" autocapitalize="off"
 placeholder="A token, a curl command, a callback URL, a config line, or just the error text"></textarea>
<div class="row">
<button type="submit" class="primary">Find out</button>
<label class="check"><input type="checkbox" name="offline" value="1"> Do not ask DigitalOcean</label>
</div>
</form>
<form method="post" action="/" class="examples">
<p>No account at hand? Try an example. A simulated DigitalOcean answers.</p>
<div class="row">${examples.map(({ name, label }) => html`<button name="example" value="${name}">${label}</button> `)}</div>
</form>`;
}
