import { type Report, redact } from '@token-check/core';
import { doubt, marks, outline } from '@token-check/core/internal';
import { html } from 'hono/html';
import type { Example } from './examples.ts';
import { inputForm } from './form.ts';
import { type Html, layout } from './layout.ts';

type Diagnosis = Report['diagnoses'][number];

/** The reports for one input. The input itself is not shown again, but for an example. */
export async function resultPage(
  reports: readonly Report[],
  example: Example | null,
): Promise<Html> {
  const shown = example && (await redact(example.paste));
  return layout(
    reports[0]?.summary ?? 'token-check',
    html`${
      example &&
      html`<section class="example"><p><strong>Example:</strong> ${example.story} A simulated DigitalOcean answered.</p>
<pre>${shown}</pre></section>`
    }
${reports.map(reportSection)}
<h2 class="again">Something else?</h2>
${inputForm()}`,
  );
}

function reportSection(report: Report): Html {
  const [first, ...others] = report.diagnoses;
  return html`<section class="report ${report.verdict}">
<h1><span class="mark" aria-hidden="true">${marks[report.verdict]}</span> ${report.summary}</h1>
${facts(report)}
${first && diagnosisBody(first)}
${others.map((other) => html`<h2>${doubt[other.confidence]}${other.title}</h2>${diagnosisBody(other)}`)}
</section>`;
}

function diagnosisBody({ what, why, fix, code, confidence, docs }: Diagnosis): Html {
  return html`<p>${what} ${why}</p>
${
  fix.length > 0 &&
  html`<ol>${fix.map(
    ({ text, command, url }) =>
      html`<li>${text}${command && html`<pre><code>${command}</code></pre>`}${url && html` <a href="${url}" rel="noreferrer">${url.replace('https://', '')}</a>`}</li>`,
  )}</ol>`
}
<p class="code"><a href="${docs}">${code}</a> · ${confidence}</p>`;
}

function facts(report: Report): Html {
  const rows = outline(report, Date.now());
  return html`${rows.length > 0 && html`<dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`}`;
}
