import { type Code, explain, type Report } from '@token-check/core';
import { decisiveOf, definitionOf, effectOf, isUndecided } from '@token-check/core/internal';
import { version } from '../version.ts';
import { docsAddressOf } from './docs-address.ts';
import { fingerprintOf } from './fingerprint.ts';
import { oneLine, textOf } from './github.ts';
import { atTheEnd, type OutputFormat, type RenderOptions } from './output-format.ts';
import { lineOf, locationOf } from './place.ts';
import type { RulePage } from './rule-page.ts';

/** SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarifWith = (pages: ReadonlyMap<Code, RulePage>): OutputFormat =>
  atTheEnd((reports, options) => render(reports, pages, options));

function render(
  reports: readonly Report[],
  pages: ReadonlyMap<Code, RulePage>,
  options: RenderOptions,
): string {
  const found = reports.filter((report) => ['warn', 'fail'].includes(effectOf(report)));
  const codes = [...new Set(found.map(codeOf))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'token-check',
            version,
            rules: codes.map((code) => ruleOf(code, pages.get(code))),
          },
        },
        invocations: [
          {
            // An unset secret is a result too: token-check did its work.
            executionSuccessful: true,
            ...(options.run && { exitCode: options.run.exitStatus }),
          },
        ],
        results: found.map((report) => resultOf(report, codes, options)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const codeOf = (report: Report): Code => decisiveOf(report)?.code ?? 'unexplained';

function ruleOf(code: Code, page: RulePage | undefined) {
  const title = explain(code)?.title ?? code;
  const level = isDoubt(code) ? 'warning' : 'error';
  const address = docsAddressOf(`docs/problems/${code}.md`);
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: page?.meaning || `${title}.` },
    help: {
      text: page?.text ?? `To read more: token-check explain ${code}`,
      markdown: page?.markdown ?? `To read more: \`token-check explain ${code}\``,
    },
    ...(address !== null && { helpUri: address }),
    defaultConfiguration: { level },
    properties: { 'problem.severity': level },
  };
}

/** Whether a code says nothing about the credential. */
const isDoubt = (code: Code): boolean =>
  ['could-not-tell', 'no-connection', 'last-resort'].includes(definitionOf(code).family);

function resultOf(report: Report, codes: readonly Code[], options: RenderOptions) {
  const code = codeOf(report);
  const name = report.source.name ?? report.source.kind;
  const isError = effectOf(report) === 'fail' && !isUndecided(report);
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: isError ? 'error' : 'warning',
    message: { text: `${oneLine(name)}: ${textOf(report)}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(locationOf(report, options)) },
          region: { startLine: lineOf(report) },
        },
        logicalLocations: [{ name: oneLine(name) }],
      },
    ],
    // From name and code, so that an alert outlives lines that move.
    partialFingerprints: { primaryLocationLineHash: `${fingerprintOf([name, code])}:1` },
  };
}
