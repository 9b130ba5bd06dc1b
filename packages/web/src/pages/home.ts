import { html } from 'hono/html';
import { inputForm } from './form.ts';
import { type Html, layout } from './layout.ts';

export function homePage(): Html {
  return layout(
    'token-check: why does DigitalOcean refuse it?',
    html`<h1>“Unable to authenticate you”?</h1>
<p class="lead">Find out what your DigitalOcean credential is, why it is refused, and what to do next.</p>
${inputForm()}`,
  );
}
