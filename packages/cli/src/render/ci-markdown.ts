import { type Report, toMarkdown } from '@token-check/core';
import { codeSpan, effectOf, stepsToMarkdown } from '@token-check/core/internal';
import { contactsOf, countsOf, effectMarks, endOf, reasonOf, stateOf } from './ci-text.ts';
import { withAddresses } from './docs-address.ts';
import type { RenderOptions } from './output-format.ts';

/** In bytes. GitHub refuses a job summary of more than 1 MiB. */
const maxSize = 900_000;

/** A table of all secrets, and a section for each that doesn't pass. */
export function ciMarkdown(reports: readonly Report[], options: RenderOptions): string {
  const { now } = options;
  const head = [
    `## token-check: ${countsOf(reports)}`,
    ...reasonOf(options),
    [
      '| | Secret | State | Ends | Team | Owner |',
      '| --- | --- | --- | --- | --- | --- |',
      ...reports.map((report) => rowOf(report, now)),
    ].join('\n'),
  ];
  const sections = reports
    .filter((report) => effectOf(report) !== 'pass')
    .map((report) => sectionOf(report, options));
  let text = `${head.join('\n\n')}\n`;
  let size = new TextEncoder().encode(text).length;
  for (const [index, section] of sections.entries()) {
    size += new TextEncoder().encode(section).length + 1;
    if (size > maxSize) {
      return `${text}\n${sections.length - index} more are in the JSON report.\n`;
    }
    text += `\n${section}`;
  }
  return text;
}

function rowOf(report: Report, now: number): string {
  const cells = [
    effectMarks[effectOf(report)],
    cell(report.source.name),
    cell(stateOf(report)),
    endOf(report, now),
    cell(report.account?.team?.name),
    cell(report.job?.owner),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** In characters, so that the table of 200 secrets has its place in the summary. */
const maxCell = 200;

/** A bar ends a cell even in code. */
function cell(text: string | null | undefined): string {
  if (!text) return '';
  const shown = text.length > maxCell ? `${text.slice(0, maxCell)}…` : text;
  return codeSpan(shown).replaceAll('|', '\\|');
}

function sectionOf(report: Report, { run, now }: RenderOptions): string {
  const replacement = run?.replacements.get(report);
  const intolerance = run?.intolerances.get(report);
  const contacts = contactsOf(report, replacement !== undefined).map(
    ([name, value]) => `- ${name}: ${codeSpan(value)}`,
  );
  const own = toMarkdown(withAddresses(report), { now }).replace(/^### .*\n/, '');
  const title = `### ${effectMarks[effectOf(report)]} ${codeSpan(report.source.name ?? '')}: ${codeSpan(stateOf(report))}`;
  const blocks = [
    `${title}\n${own.trimEnd()}`,
    ...(intolerance === undefined ? [] : [intolerance]),
    ...(replacement === undefined
      ? []
      : [`#### ${replacement.heading}`, stepsToMarkdown(replacement.steps)]),
    ...(contacts.length === 0 ? [] : [contacts.join('\n')]),
  ];
  return `${blocks.join('\n\n')}\n`;
}
