import type { Report } from '@token-check/core';
import { decisiveOf, effectOf, headlineOf, isUndecided } from '@token-check/core/internal';
import { contactsOf, stateOf } from './ci-text.ts';
import { textOf } from './github.ts';
import { atTheEnd, type RenderOptions } from './output-format.ts';

/**
 * JUnit XML, which GitLab, Jenkins, Azure, CircleCI, Bitbucket and Buildkite read. The strict schema
 * has no properties in a test case and no message on `skipped`.
 */
export const junit = atTheEnd(render);

type Outcome = 'failure' | 'error' | 'skipped' | null;

function render(reports: readonly Report[], { now, run }: RenderOptions): string {
  const outcomes = reports.map(outcomeOf);
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  const seconds = reports
    .flatMap(({ probes }) => probes)
    .reduce((sum, { durationMs }) => sum + durationMs / 1000, 0);
  const attributes = attributesOf({
    name: 'token-check',
    tests: String(reports.length),
    failures: String(count('failure')),
    errors: String(count('error')),
    skipped: String(count('skipped')),
    time: seconds.toFixed(3),
    timestamp: new Date(now).toISOString().slice(0, 19),
  });
  const properties = reports.flatMap(propertiesOf);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite${attributes}>`,
    ...(properties.length === 0 ? [] : ['  <properties>', ...properties, '  </properties>']),
    ...reports.map((report, index) => caseOf(report, outcomes[index] ?? null, run?.config)),
    '</testsuite>\n',
  ].join('\n');
}

function outcomeOf(report: Report): Outcome {
  const effect = effectOf(report);
  if (effect === 'skip' || report.job?.tolerated) return 'skipped';
  if (effect === 'fail') return isUndecided(report) ? 'error' : 'failure';
  return effect === 'pass' && report.verdict === 'unchecked' ? 'skipped' : null;
}

function caseOf(report: Report, outcome: Outcome, config: string | null | undefined): string {
  const { name, kind } = report.source;
  const time = report.probes.reduce((sum, { durationMs }) => sum + durationMs / 1000, 0);
  const attributes = attributesOf({
    name: name ?? kind,
    classname: config ?? 'token-check',
    time: time.toFixed(3),
  });
  const content = contentOf(report, outcome);
  return content === ''
    ? `  <testcase${attributes}/>`
    : `  <testcase${attributes}>\n    ${content}\n  </testcase>`;
}

function contentOf(report: Report, outcome: Outcome): string {
  if (outcome === 'skipped') return `<skipped>${escaped(stateOf(report))}</skipped>`;
  const main = decisiveOf(report);
  if (outcome === null) {
    return effectOf(report) === 'warn' ? `<system-out>${escaped(textOf(report))}</system-out>` : '';
  }
  const attributes = attributesOf({
    type: main?.code ?? 'unexplained',
    message: main === undefined ? report.summary : headlineOf(main),
  });
  return `<${outcome}${attributes}>${escaped(textOf(report))}</${outcome}>`;
}

function propertiesOf(report: Report): readonly string[] {
  const { source, grant } = report;
  const ends: [string, string][] = grant?.expiresAt ? [['expires', grant.expiresAt]] : [];
  return [...contactsOf(report), ...ends].map(([name, value]) => {
    const attributes = attributesOf({
      name: `${source.name ?? source.kind}.${name.replaceAll(' ', '-')}`,
      value,
    });
    return `    <property${attributes}/>`;
  });
}

const attributesOf = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('\n', '&#10;')}"`)
    .join('');

/** XML has no way to write control characters and half surrogate pairs, so they are left out. */
const escaped = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
