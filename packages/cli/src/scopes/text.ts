import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import type { Description } from './describe.ts';

/** Longer lists are cut; `--json` prints them in full. */
const maxOperations = 40;

export function renderScopes(
  { subject, purpose, operations, tick, optional }: Description,
  { columns, color }: { columns: number; color: boolean },
): string {
  const colors = pc.createColors(color);
  const width = Math.max(24, Math.min(columns, 100));
  const lines = [colors.bold(subject)];
  const paragraph = (text: string, indent: string) => {
    for (const line of wrapAnsi(text, width - indent.length, { hard: true }).split('\n')) {
      lines.push(indent + line);
    }
  };
  if (purpose !== null) paragraph(purpose, '  ');
  const single = operations.length === 1 && operations[0]?.operation === subject;
  const longest = Math.max(0, ...operations.map(({ operation }) => operation.length));
  if (operations.length > 0) lines.push('');
  for (const { operation, needs } of operations.slice(0, maxOperations)) {
    const needed = `needs ${oneOf(needs)}`;
    if (single) paragraph(needed, '  ');
    else if (longest + needed.length + 4 <= width) {
      lines.push(`  ${operation.padEnd(longest)}  ${colors.dim(needed)}`);
    } else {
      paragraph(operation, '  ');
      paragraph(needed, '      ');
    }
  }
  if (operations.length > maxOperations) {
    lines.push(`  … and ${operations.length - maxOperations} more (--json shows all)`);
  }
  if (tick.length > 0) {
    lines.push('', '  Tick under Custom Scopes:');
    paragraph(tick.join(' '), '    ');
  }
  if (optional.length > 0) lines.push('');
  for (const { when, tick: more } of optional) {
    paragraph(subject === 'Jobs' ? colors.bold(when) : `Also, when ${when}:`, '  ');
    paragraph(more.join(' '), '    ');
  }
  lines.push('', colors.dim('  https://cloud.digitalocean.com/account/api/tokens'));
  return `${lines.join('\n')}\n`;
}

function oneOf(needs: readonly (readonly string[])[]): string {
  if (needs.length === 0) return 'no scope: any valid token does';
  return needs.map((all) => all.join(' and ')).join(', or ');
}
