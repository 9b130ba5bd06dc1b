import type { Report } from '@token-check/core';
import { decisiveOf, effectOf, expectationOf, headlineOf } from '@token-check/core/internal';
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
    return {
      description: oneLine(`${name}: ${headline}`),
      check_name: code,
      fingerprint: fingerprintOf([path, name, code]),
      severity: severityOf(report),
      location: { path, lines: { begin: lineOf(report) } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function severityOf(report: Report): 'critical' | 'major' | 'minor' | 'info' {
  const { verdict, diagnoses } = report;
  const expectation = expectationOf(diagnoses);
  if (verdict === 'undetermined' || (verdict === 'usable' && expectation === 'open')) return 'info';
  if (effectOf(report) === 'warn') return 'minor';
  return verdict === 'problem' ? 'critical' : 'major';
}
