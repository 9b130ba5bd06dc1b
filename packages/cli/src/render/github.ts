import type { Diagnosis, Report } from '@token-check/core';
import {
  decisiveOf,
  expectationOf,
  hasWarning,
  headlineOf,
  stripControls,
} from '@token-check/core/internal';
import { type OutputFormat, oneByOne } from './output-format.ts';

type Level = 'error' | 'warning' | 'notice';

/**
 * GitHub shows ten annotations of each level per step and drops the rest:
 * https://docs.github.com/en/rest/checks/runs
 */
const maxPerLevel = 10;

/** Annotations of a GitHub job: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
export const github: OutputFormat = {
  render: (reports) => reports.map(annotator()).join(''),
  stream: () => oneByOne(annotator()),
};

/** Counts its annotations, to print those as plain text that GitHub would drop. */
function annotator(): (report: Report) => string {
  const count: Record<Level, number> = { error: 0, warning: 0, notice: 0 };
  return (report) => {
    const level = levelOf(report);
    if (level === null) return '';
    count[level]++;
    const line = count[level] > maxPerLevel ? plain(level, report) : annotation(level, report);
    return `${line}\n`;
  };
}

/** Null for a credential without a fault: a good one is no news. */
function levelOf(report: Report): Level | null {
  const { verdict, diagnoses } = report;
  if (verdict === 'problem') return 'error';
  const expectation = expectationOf(diagnoses);
  if (expectation === 'unmet') return 'error';
  if (verdict === 'undetermined' || expectation === 'open' || hasWarning(report)) return 'warning';
  return verdict === 'usable' ? null : 'notice';
}

function annotation(level: Level, report: Report): string {
  return `::${level} title=${property(titleOf(report))}::${data(textOf(report))}`;
}

/** In one line, because GitHub takes a line that starts with `::` for a command. */
function plain(level: Level, report: Report): string {
  return `${level}: ${titleOf(report)}: ${oneLine(textOf(report))}`;
}

function titleOf({ source, credential }: Report): string {
  const place = source.name ?? source.kind;
  // A value that is too short for a label has a description in brackets.
  const label = credential === null ? '' : ` (${credential.label.replace(/^\((.*)\)$/, '$1')})`;
  return oneLine(`token-check: ${place}${label}`);
}

/** What decides the exit status, in a few lines: the headline, what it means and the first step. */
export function textOf(report: Report): string {
  const main = decisiveOf(report);
  if (main === undefined) return report.summary;
  const step = firstStepOf(main);
  const head = report.verdict === 'usable' ? `${headlineOf(main)}.` : report.summary;
  return [head, main.what, step, `[${main.code}]`].filter(Boolean).join('\n');
}

/** The first step with its command and page; undefined if there is none. */
export function firstStepOf({ fix: [step] }: Diagnosis): string | undefined {
  return step && [step.text, step.command, step.url].filter(Boolean).join(' ');
}

export const oneLine = (text: string): string =>
  stripControls(text, ' ').replace(/\s+/g, ' ').trim();

/** Escapes like GitHub's own toolkit (packages/core/src/command.ts), and keeps no other control character. */
export const data = (text: string): string =>
  text
    .replace(/[^\r\n]+/g, (line) => stripControls(line))
    // The runner takes a line that contains this for a command too.
    .replaceAll('##[', '## [')
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');

export const property = (text: string): string =>
  data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
