import type { Report } from '@token-check/core';
import {
  decisiveOf,
  effectOf,
  hasWarning,
  headlineOf,
  isUndecided,
} from '@token-check/core/internal';
import { docsAddressOf } from './docs-address.ts';
import { fingerprintOf } from './fingerprint.ts';
import { oneLine } from './github.ts';
import { atTheEnd, type RenderOptions } from './output-format.ts';
import { lineOf, locationOf } from './place.ts';

/** GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export const gitlab = atTheEnd(render);

function render(reports: readonly Report[], options: RenderOptions): string {
  const found = reports.filter((report) => ['warn', 'fail'].includes(effectOf(report)));
  const issues = found.map((report) => {
    const main = decisiveOf(report);
    const name = report.source.name ?? report.source.kind;
    const code = main?.code ?? 'unexplained';
    const headline = main === undefined ? report.summary : headlineOf(main);
    const path = locationOf(report, options);
    const page = docsAddressOf(`docs/problems/${code}.md`);
    return {
      description: oneLine(`${name}: ${headline}${page === null ? '' : ` (${page})`}`),
      check_name: code,
      fingerprint: fingerprintOf([path, name, code]),
      severity: severityOf(report),
      location: { path, lines: { begin: lineOf(report) } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function severityOf(report: Report): 'critical' | 'major' | 'minor' | 'info' {
  if (report.verdict === 'undetermined') return 'info';
  const isWarning = effectOf(report) === 'warn';
  if (isUndecided(report) && !(isWarning && hasWarning(report))) return 'info';
  if (isWarning) return 'minor';
  return report.verdict === 'problem' ? 'critical' : 'major';
}
