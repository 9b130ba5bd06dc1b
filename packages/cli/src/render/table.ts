import { wrapAnsi } from 'fast-wrap-ansi';

/** One cell: its lines, and how they are painted. */
export interface Cell {
  readonly lines: readonly string[];
  readonly paint?: (text: string) => string;
}

const gap = 2;

/**
 * The lines of a table that is at most `width` wide. What is too long is wrapped, in the widest
 * column first. Colours are put on last, so that they count as no width.
 */
export function tableLines(rows: readonly (readonly Cell[])[], width: number): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.flatMap((row) => row[column]?.lines.map((line) => line.length) ?? [])),
  );
  const room = width - gap * (count - 1);
  while (widths.reduce((sum, one) => sum + one, 0) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    const narrower = (widths[widest] ?? 0) - 1;
    if (narrower < 8) break;
    widths[widest] = narrower;
  }
  return rows.flatMap((row) => {
    const cells = row.map(({ lines, paint }, column) => ({
      paint,
      lines: lines.flatMap((line) =>
        wrapAnsi(line, widths[column] ?? 8, { hard: true }).split('\n'),
      ),
    }));
    const height = Math.max(...cells.map(({ lines }) => lines.length));
    return Array.from({ length: height }, (_, at) =>
      cells
        .map(({ lines, paint = (plain) => plain }, column) => {
          const text = lines[at] ?? '';
          const isLast = column === cells.length - 1;
          return paint(text) + (isLast ? '' : ' '.repeat((widths[column] ?? 0) - text.length));
        })
        .join(' '.repeat(gap))
        .trimEnd(),
    );
  });
}
