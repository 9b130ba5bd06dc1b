import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import type { Description } from './describe.ts';

/** Longer lists are cut; `--json` prints them in full. */
const maxOperations = 16;
/** So many jobs are shown with their scopes. */
const maxJobsWithScopes = 5;

export function renderScopes(
  { subject, isGuess, purpose, operations, tick, optional, jobs }: Description,
  { columns, color }: { columns: number; color: boolean },
): string {
  const colors = pc.createColors(color);
  const width = Math.max(24, Math.min(columns, 100));
  const lines: string[] = [];
  const paragraph = (text: string, indent: string) => {
    for (const line of wrapAnsi(text, width - indent.length, { hard: true }).split('\n')) {
      lines.push(indent + line);
    }
  };
  const heading = isGuess ? `Understood as: ${subject}` : subject;
  for (const line of wrapAnsi(heading, width).split('\n')) lines.push(colors.bold(line));
  if (purpose !== null) paragraph(purpose, '  ');
  const single = operations.length === 1 && operations[0]?.operation === subject;
  if (single) {
    lines.push('');
    paragraph(`needs ${oneOf(operations[0]?.needs ?? [])}`, '  ');
  }
  if (tick.length > 0) {
    lines.push('', '  Tick under Custom Scopes:');
    paragraph(tick.join(' '), '    ');
  }
  if (optional.length > 0) lines.push('');
  for (const { when, tick: more } of optional) {
    const added = more.filter((scope) => !tick.includes(scope));
    if (added.length === 0) continue;
    paragraph(`Also, if ${when}:`, '  ');
    paragraph(added.join(' '), '    ');
  }
  const listed = single ? [] : operations;
  const longest = Math.max(0, ...listed.map(({ operation }) => operation.length));
  if (listed.length > 0) lines.push('', '  For these operations:');
  for (const { operation, needs } of listed.slice(0, maxOperations)) {
    const needed = `needs ${oneOf(needs)}`;
    if (longest + needed.length + 6 <= width) {
      lines.push(`    ${operation.padEnd(longest)}  ${colors.dim(needed)}`);
    } else {
      // In one piece, to be copied.
      lines.push(`    ${operation}`);
      paragraph(needed, '      ');
    }
  }
  if (listed.length > maxOperations) {
    lines.push(`    … and ${listed.length - maxOperations} more (--json shows all)`);
  }
  const isShort = jobs.length <= maxJobsWithScopes;
  const widest = Math.max(0, ...jobs.map(({ id }) => id.length));
  const isNarrow = isShort || width < widest + 34;
  if (jobs.length > 0 && !isShort) lines.push('');
  for (const job of jobs) {
    const indent = ' '.repeat(isNarrow ? 4 : widest + 4);
    const rows = wrapAnsi(job.purpose, width - indent.length, { hard: true }).split('\n');
    if (isShort) lines.push('');
    if (isNarrow) lines.push(`  ${colors.bold(job.id)}`, ...rows.map((row) => indent + row));
    else {
      const [first = '', ...others] = rows;
      lines.push(`  ${colors.bold(job.id.padEnd(widest))}  ${first}`);
      lines.push(...others.map((row) => indent + row));
    }
    if (isShort) paragraph(`Tick: ${job.tick.join(' ')}`, indent);
  }
  if (!isShort && subject !== 'Jobs') {
    lines.push('');
    paragraph(`For the scopes of one: token-check scopes ${jobs[0]?.id}`, '  ');
  }
  lines.push('', colors.dim('  https://cloud.digitalocean.com/account/api/tokens'));
  return `${lines.join('\n')}\n`;
}

function oneOf(needs: readonly (readonly string[])[]): string {
  if (needs.length === 0) return 'no scope: any valid token does';
  return needs.map((all) => all.join(' and ')).join(', or ');
}
