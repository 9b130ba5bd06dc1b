import { alsoOf, type Diagnosis, headlineOf } from '../explain.ts';
import { trimEnd } from '../text/lines.ts';
import { byPaste, layOut, paragraphsOf, several } from './layout.ts';
import { marks, outline } from './outline.ts';
import type { Report } from './report-v1.ts';

/**
 * Reports as Markdown, for a job summary, a comment or an issue. Like the report, it contains the
 * label of a credential and never its value. Text that may come from elsewhere (names, addresses,
 * quoted messages) is put into code spans or escaped: it creates no link, mention or heading.
 *
 * `now` is in milliseconds since the epoch; with it, an expiry date says how far away it is.
 *
 * GitHub turns mentions and references into links in rendered text, even in escaped text, but not in
 * code: https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 *
 * @example
 * const reports = await check(text);
 * await appendFile(process.env.GITHUB_STEP_SUMMARY, toMarkdown(reports));
 */
export function toMarkdown(
  reports: Report | readonly Report[],
  { now }: { readonly now?: number } = {},
): string {
  const list: readonly Report[] = 'schemaVersion' in reports ? [reports] : reports;
  return byPaste(list)
    .map((paste) => `${[...tableOf(paste), ...blocksOf(paste[0], now)].join('\n\n')}\n`)
    .join('\n');
}

/** One row for each credential of a paste; `→` marks the one that the failing request sends. */
function tableOf(paste: readonly Report[]): string[] {
  if (paste.length < 2) return [];
  const { summary, rows } = several(paste);
  const lines = rows.slice(0, maxRows).map(({ report, isMain, headline }) => {
    const { source, credential, verdict } = report;
    const cells = [
      `${isMain ? '→ ' : ''}${source.line ?? ''}`.trim(),
      codeSpan(credential?.label ?? ''),
      `${marks[verdict]} ${prose(headline)}`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const rest = rows.length - lines.length;
  return [
    `**${prose(summary)}**`,
    ['| Line | Value | Result |', '| --- | --- | --- |', ...lines].join('\n'),
    ...(rest > 0 ? [`${rest} more are in the JSON report.`] : []),
  ];
}

/** GitHub cuts a long job summary off. */
const maxRows = 50;

function blocksOf(report: Report | undefined, now: number | undefined): string[] {
  if (report === undefined) return [];
  const { verdict, diagnoses } = report;
  const { main, also, hints, answers } = layOut(report);
  if (main === undefined) return [`### ${marks[verdict]} ${prose(report.summary)}`];
  const facts = outline(report, now).map(([name, value]) => `- ${name}: ${factOf(name, value)}`);
  return [
    `### ${marks[verdict]} ${prose(headlineOf(main))}`,
    ...paragraphsOf(main).map(paragraph),
    stepsToMarkdown(main.fix),
    ...[...also, ...hints].flatMap((other) => [
      `${prose(alsoOf(other))}.`,
      also.includes(other) ? stepsToMarkdown(other.fix.slice(0, 1)) : '',
    ]),
    ...(answers ? paragraphsOf(answers).map(paragraph) : []),
    facts.join('\n'),
    diagnoses.map(codeOf).join(', '),
  ].filter((block) => block !== '');
}

/** The rows of {@link outline} whose values are our own words. */
const plainFacts = ['kind', 'expires'];

const factOf = (name: string, value: string): string =>
  plainFacts.includes(name) ? prose(value) : codeSpan(value);

function codeOf({ code, confidence, docs }: Diagnosis): string {
  const name = isLinkable(docs) ? `[\`${code}\`](<${docs}>)` : `\`${code}\``;
  return confidence === 'certain' ? name : `${name} (${confidence})`;
}

/** Steps as a list. */
export function stepsToMarkdown(fix: Diagnosis['fix']): string {
  return fix
    .map(({ text, command, url }, index) => {
      const mark = fix.length > 1 ? `${index + 1}. ` : '- ';
      const link = url === undefined ? '' : isLinkable(url) ? ` <${url}>` : ` ${codeSpan(url)}`;
      const step = mark + paragraph(text) + link;
      if (command === undefined) return step;
      const indent = ' '.repeat(mark.length);
      const lines = codeBlock(command).map((line) => line && indent + line);
      return `${step}\n\n${lines.join('\n')}${index < fix.length - 1 ? '\n' : ''}`;
    })
    .join('\n');
}

/** An address that is a link as it stands: https, without a user and without special characters. */
const isLinkable = (url: string): boolean =>
  /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w.~/?=%&#:+,-]*)?$/i.test(url);

/** Text at the start of a block, where some characters would start a heading, a list or a quote. */
const paragraph = (text: string): string =>
  prose(text)
    .replace(/^[-+>=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');

/** Text in one line. Code in backticks stays code. */
function prose(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? codeSpan(part.slice(1, -1)) : part.replace(/\S+/g, wordOf),
    )
    .join('');
}

function wordOf(word: string): string {
  const [before = ''] = /^[("'“‘[{<]*/.exec(word) ?? [];
  const name = trimEnd(word.slice(before.length), `)"'”’]}>.,;:!?…`);
  if (!isReference(name)) return escaped(word);
  return escaped(before) + codeSpan(name) + escaped(word.slice(before.length + name.length));
}

/** Whether GitHub or GitLab may link a word, or it's a name with an underscore. */
const isReference = (word: string): boolean =>
  /[@#$%~&!]\w|:\/\/|www\.|_|\bGH-\d|^[0-9a-f]{7,40}$/i.test(word);

const escaped = (text: string): string => text.replace(/[\\`*_[\]<&|~#]/g, '\\$&');

/** Text that may come from elsewhere, as code in one line: it creates no link and no mention. */
export function codeSpan(text: string): string {
  const code = oneLine(text);
  const fence = '`'.repeat(longestFence(code) + 1);
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return code === '' ? '' : fence + pad + code + pad + fence;
}

function codeBlock(text: string): string[] {
  const code = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|\p{Cf}/gu, '');
  const fence = '`'.repeat(Math.max(3, longestFence(code) + 1));
  return [fence, ...code.split('\n'), fence];
}

const longestFence = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

/** Without line breaks, control and bidi characters. */
const oneLine = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
