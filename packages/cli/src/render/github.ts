import type { Report } from '@token-check/core';
import { expectationOf, stripControls } from '@token-check/core/internal';
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
    count[level]++;
    const line = count[level] > maxPerLevel ? plain(level, report) : annotation(level, report);
    return `${line}\n`;
  };
}

function levelOf({ verdict, diagnoses }: Report): Level {
  if (verdict === 'problem') return 'error';
  const expectation = expectationOf(diagnoses);
  if (expectation === 'unmet') return 'error';
  return verdict === 'undetermined' || expectation === 'open' ? 'warning' : 'notice';
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
  return oneLine(`token-check: ${place}${credential === null ? '' : ` (${credential.label})`}`);
}

function textOf({ summary, diagnoses }: Report): string {
  const [first] = diagnoses;
  const [fix] = first?.fix ?? [];
  const step = fix && [fix.text, fix.command, fix.url].filter(Boolean).join(' ');
  return [summary, first?.what, step, first && `[${first.code}]`].filter(Boolean).join('\n');
}

const oneLine = (text: string): string => stripControls(text, ' ').replace(/\s+/g, ' ').trim();

/** Escapes like GitHub's own toolkit (packages/core/src/command.ts). */
const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
